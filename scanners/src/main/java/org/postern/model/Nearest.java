package org.postern.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which known name is meant by a wrong one. */
public final class Nearest {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    /** A name that it begins, or one that is a few keystrokes away. */
    public static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .filter(k -> begins(name, k) || DISTANCE.apply(name, k) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt((String k) -> DISTANCE.apply(name, k))
                        .thenComparing(k -> k));
    }

    private static boolean begins(String name, String known) {
        return name.length() > 1 && known.startsWith(name);
    }

    /** {@code no such WHAT: NAME}, and what may be meant. */
    public static String message(String what, String name, Collection<String> known) {
        return "no such " + what + ": " + name
                + of(name, known).map(k -> "; did you mean " + k + "?").orElse("");
    }
}
