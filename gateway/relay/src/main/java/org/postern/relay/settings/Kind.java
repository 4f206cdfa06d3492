package org.postern.relay.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one kind of value is written.
 *
 * @param wanted what it is, with an example: completes "write ..."
 */
record Kind<T>(String wanted, Function<String, Optional<T>> parse) {

    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        String names = String.join(", ", all.stream().map(Kind::label).toList());
        return new Kind<>(
                "one of " + names,
                text -> all.stream().filter(e -> label(e).equals(text)).findFirst());
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
