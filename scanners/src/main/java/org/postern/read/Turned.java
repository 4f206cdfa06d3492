package org.postern.read;

import java.text.Bidi;
import java.util.Optional;

/** How a line is seen that is written to be read from the right (UAX 9), where it holds no letters that are. */
public final class Turned {
    private static final int LONGEST = 2000;

    private Turned() {}

    /** The line as it is seen; empty if it is seen as it is written, or in a language that is read so. */
    public static Optional<String> seen(String line) {
        String words = line.strip();
        boolean odd = words.length() < LONGEST
                && words.chars().anyMatch(Character::isDigit)
                && !Bidi.requiresBidi(words.toCharArray(), 0, words.length());
        if (!odd) {
            return Optional.empty();
        }
        String seen = visual(words);
        return seen.equals(words) ? Optional.empty() : Optional.of(seen);
    }

    private static String visual(String words) {
        Bidi bidi = new Bidi(words, Bidi.DIRECTION_RIGHT_TO_LEFT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Object[] runs = new Object[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = words.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = (levels[i] & 1) == 0
                    ? run
                    : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        StringBuilder seen = new StringBuilder(words.length());
        for (Object run : runs) {
            seen.append(run);
        }
        return seen.toString();
    }
}
