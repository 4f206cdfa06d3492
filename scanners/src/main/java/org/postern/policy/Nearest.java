package org.postern.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name somebody probably meant. */
final class Nearest {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .filter(k -> DISTANCE.apply(name, k) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt((String k) -> DISTANCE.apply(name, k))
                        .thenComparing(k -> k));
    }

    /** {@code no such WHAT: NAME}, and what may be meant. */
    static String message(String what, String name, Collection<String> known) {
        return "no such " + what + ": " + name
                + of(name, known).map(k -> "; did you mean " + k + "?").orElse("");
    }
}
