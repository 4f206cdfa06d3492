package org.postern.scan.person;

import java.util.ArrayList;
import java.util.List;
import org.postern.scan.FoldedText;

/** The words of a text with their places, as far as names need them. */
final class NameWords {
    private NameWords() {}

    /**
     * One word.
     *
     * @param text folded, without an ending {@code 's}
     * @param capital whether it is written with a capital first letter
     * @param first whether it begins a line or a sentence
     */
    record Word(String text, int start, int end, boolean capital, boolean first) {
        boolean follows(Word before, String text) {
            return apart(text, before.end, start) != BREAK;
        }
    }

    /** What stands between two words of one name: blanks, a comma, or something that ends it. */
    static final int BREAK = -1;

    private static final int COMMA = 1;
    private static final int BLANK = 0;

    static List<Word> of(FoldedText folded) {
        String text = folded.text();
        List<Word> words = new ArrayList<>();
        int at = 0;
        boolean first = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Character.isLetter(c)) {
                first |= c == '\n' || c == '.' || c == '!' || c == '?';
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && inName(text, end)) {
                end++;
            }
            String word = text.substring(at, end);
            String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
            words.add(new Word(bare, at, at + bare.length(), Character.isUpperCase(folded.originalAt(at)), first));
            first = false;
            at = end;
        }
        return words;
    }

    private static boolean inName(String text, int at) {
        char c = text.charAt(at);
        if (Character.isLetter(c)) {
            return true;
        }
        boolean joins = c == '\'' || c == '-';
        return joins && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    /** {@link #BREAK}, a comma, or blanks, dots and underscores only. */
    static int apart(String text, int from, int to) {
        int kind = BLANK;
        if (to - from > 3) {
            return BREAK;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' && i + 1 < to && from > 1 && Character.isLetter(text.charAt(from - 2))) {
                return BREAK; // a full stop, unless after one letter
            } else if (c == ',' && kind == BLANK) {
                kind = COMMA;
            } else if (c != ' ' && c != '.' && c != '_') {
                return BREAK;
            }
        }
        return kind;
    }
}
