package org.postern.reader.picture;

import java.util.List;
import java.util.Locale;

/** The character error rate: edits from what was read to what was written, by the length of what was written. */
final class CharacterErrors {
    private CharacterErrors() {}

    /** In percent; case and the kind of white space do not count. */
    static double rate(List<String> written, String read) {
        return rate(plain(String.join(" ", written)), plain(read));
    }

    /** The same, without spaces. */
    static double rateOfLetters(List<String> written, String read) {
        return rate(
                plain(String.join(" ", written)).replace(" ", ""), plain(read).replace(" ", ""));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\u2018\\u2019]", "'")
                .replaceAll("[\\s|]+", " ")
                .strip();
    }

    private static double rate(String written, String read) {
        int[] row = new int[read.length() + 1];
        for (int j = 0; j <= read.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= written.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= read.length(); j++) {
                int swap = corner + (written.charAt(i - 1) == read.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return 100.0 * row[read.length()] / written.length();
    }
}
