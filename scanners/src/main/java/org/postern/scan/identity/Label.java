package org.postern.scan.identity;

import java.util.Set;

/** What the words around a code say it is, by the nearest one that says anything. */
enum Label {
    FOR,
    AGAINST,
    NONE;

    /** Microsoft Purview weighs keywords within 300 characters of what they speak for. */
    private static final int BEFORE = 300;

    private static final int AFTER = 100;
    private static final int AGAINST_WITHIN = 45;
    private static final int LONGEST = 24;

    /**
     * @param with words that say it is such a code
     * @param against words that say what else it is, if they stand just before it
     */
    static Label around(String text, Code code, Set<String> with, Set<String> against) {
        return around(text, code.start(), code.end(), with, against);
    }

    static Label around(String text, int start, int end, Set<String> with, Set<String> against) {
        Label before = before(text, start, with, against);
        return before == NONE && within(text, end, AFTER, with) ? FOR : before;
    }

    private static Label before(String text, int start, Set<String> with, Set<String> against) {
        int stop = Math.max(0, start - BEFORE);
        int end = start;
        StringBuilder letters = new StringBuilder(); // n.h.s. and S/N
        while (end > stop) {
            int to = end;
            while (to > stop && !Glyphs.isLetter(text.charAt(to - 1))) {
                to--;
            }
            int from = to;
            while (from > stop && Glyphs.isLetter(text.charAt(from - 1))) {
                from--;
            }
            String word = text.substring(from, to);
            if (word.length() == 1 && end - to <= 2) {
                letters.insert(0, word);
            } else {
                letters.setLength(0);
                letters.append(word.length() == 1 ? word : "");
            }
            String said = letters.length() > 1 ? letters.toString() : word;
            if (with.contains(said)) {
                return FOR;
            }
            if (start - to <= AGAINST_WITHIN && against.contains(said)) {
                return AGAINST;
            }
            end = from;
        }
        return NONE;
    }

    /** Whether one of the words comes within that many characters. */
    static boolean within(String text, int end, int reach, Set<String> words) {
        int stop = Math.min(text.length(), end + reach);
        int at = end;
        while (at < stop) {
            while (at < stop && !Glyphs.isLetter(text.charAt(at))) {
                at++;
            }
            int from = at;
            while (at < text.length() && at - from <= LONGEST && Glyphs.isLetter(text.charAt(at))) {
                at++;
            }
            if (words.contains(text.substring(from, at))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the words stands at most that many characters before. */
    static boolean before(String text, int start, int reach, Set<String> words) {
        int from = Math.max(0, start - reach);
        while (from > 0 && Glyphs.isWord(text.charAt(from - 1)) && start - from < reach + LONGEST) {
            from--;
        }
        return within(text, from, start - from, words);
    }
}
