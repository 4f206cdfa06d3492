package org.postern.school;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * School years as exports write them: {@code 04}, {@code Y4}, {@code Year 4}, R or KG for reception (0), N or PK for
 * nursery (-1), by the codes of OneRoster 1.1 (CEDS grade levels) and the words of English schools.
 */
public final class Years {
    private static final Pattern NUMBER =
            Pattern.compile("(?:y|yr|year|year group|grade|nc year|n\\.?c\\.? year)? ?0?(\\d|1[0-4])");
    private static final Set<String> RECEPTION = Set.of("r", "rec", "reception", "year r", "yr r", "yr", "kg", "0");
    private static final Set<String> NURSERY = Set.of(
            "n", "n1", "n2", "nursery", "nursery 1", "nursery 2", "pk", "pr", "tk", "it", "-1", "-2", "e1", "e2");
    /** After school, or in none (CEDS). */
    private static final Set<String> NONE = Set.of("", "ug", "pg", "ps", "ps1", "ps2", "ps3", "ps4", "other");

    private Years() {}

    /** The year; empty if it is none, and also if it cannot be read. */
    public static Optional<Integer> of(String written) {
        String plain = written.strip().toLowerCase(Locale.ROOT);
        if (RECEPTION.contains(plain)) {
            return Optional.of(0);
        }
        if (NURSERY.contains(plain)) {
            return Optional.of(-1);
        }
        var number = NUMBER.matcher(plain);
        return number.matches() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
    }

    /** Whether it can be read, be it a year or none. */
    public static boolean isKnown(String written) {
        return NONE.contains(written.strip().toLowerCase(Locale.ROOT))
                || of(written).isPresent();
    }

    /** As OneRoster 1.1 writes it (4.13.4). */
    public static String code(Optional<Integer> year) {
        return year.map(y -> y < 0 ? "PK" : y == 0 ? "KG" : String.format(Locale.ROOT, "%02d", y))
                .orElse("");
    }
}
