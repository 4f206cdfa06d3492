package org.postern.scan.person;

import java.util.List;
import java.util.Locale;

/**
 * A name that the school's directory holds.
 *
 * @param given given names and what they are shortened to, in lower case; a letter where the school has no more
 * @param family in lower case
 */
public record KnownName(List<String> given, String family, Kind kind) {
    public KnownName {
        given = List.copyOf(given);
    }

    /** Whose name it is. */
    public enum Kind {
        PUPIL,
        STAFF,
        GUARDIAN;

        String mark() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
