package org.postern.scan.topic;

import java.util.List;

/** Digits and signs that stand for letters: k1ll, $tupid, f*ck. */
final class Leet {
    /** Signs that may stand between the letters of a word. */
    static final String SIGNS = "@$!|+";

    static final String STARS = "*";
    private static final String FROM = "0123456789@$!|+";
    private static final String TO = "oizeasgtbgasiit";
    private static final String OTHER_TO = "olzeasbtbgasllt";

    private Leet() {}

    /** Only letters and apostrophes, or only digits. */
    static boolean isPlain(String word) {
        boolean letters = false;
        boolean digits = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isDigit(c)) {
                digits = true;
            } else if (c == '\'' || Character.isLetter(c)) {
                letters = true;
            } else {
                return false;
            }
        }
        return !(letters && digits);
    }

    static boolean isStarred(String word) {
        return word.indexOf('*') > 0;
    }

    /** The words it may stand for. */
    static List<String> decoded(String word) {
        return List.of(decoded(word, TO), decoded(word, OTHER_TO));
    }

    private static String decoded(String word, String to) {
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            int known = FROM.indexOf(word.charAt(i));
            plain.append(known < 0 ? word.charAt(i) : to.charAt(known));
        }
        return plain.toString();
    }
}
