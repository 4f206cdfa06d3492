package org.postern.certs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A structured field's value in the pieces between its semicolons, of which some can be left out (RFC 2045 5.1). */
public final class FieldParameters {
    private FieldParameters() {}

    /** {@code value} without the parameters of these names; every other character stays. */
    public static String without(String value, Set<String> names) {
        List<String> kept = split(value).stream()
                .filter(p -> !p.isBlank() && !names.contains(name(p)))
                .map(String::stripTrailing)
                .toList();
        return String.join(";", kept);
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? "" : parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    }

    // Split at the semicolons outside quoted strings, in one pass: the sender chose this text.
    private static List<String> split(String value) {
        List<String> parameters = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                parameters.add(value.substring(start, i));
                start = i + 1;
            }
        }
        parameters.add(value.substring(Math.min(start, value.length())));
        return parameters;
    }
}
