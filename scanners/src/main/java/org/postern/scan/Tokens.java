package org.postern.scan;

import java.util.Arrays;

/**
 * The words of a folded text: runs of letters and digits, with apostrophes inside. Positions are those of the folded
 * text.
 */
public final class Tokens {
    private static final String LEET_FROM = "0134578";
    private static final String LEET_TO = "oieastb";

    private final FoldedText folded;
    private final String text;
    private int[] starts;
    private int[] ends;
    private int size;

    private Tokens(FoldedText folded) {
        this.folded = folded;
        text = folded.text();
        starts = new int[text.length() / 5 + 8];
        ends = new int[starts.length];
    }

    static Tokens of(FoldedText folded) {
        Tokens tokens = new Tokens(folded);
        String text = tokens.text;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && (isWordChar(text.charAt(end)) || (end > at && isInner(text, end)))) {
                end++;
            }
            if (end > at) {
                tokens.add(at, end);
            }
            at = end + 1;
        }
        return tokens;
    }

    public int size() {
        return size;
    }

    public int start(int k) {
        return starts[k];
    }

    public int end(int k) {
        return ends[k];
    }

    /** The folded word. */
    public String word(int k) {
        return text.substring(starts[k], ends[k]);
    }

    /** The word as it is meant: {@code h4te} is {@code hate}, {@code 4MAP} and {@code 07} stay. */
    public String meant(int k) {
        String word = word(k);
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            digits += word.charAt(i) >= '0' && word.charAt(i) <= '9' ? 1 : 0;
        }
        boolean leet = digits > 0 && word.length() - digits >= 2 && Character.isLetter(word.charAt(word.length() - 1));
        if (!leet) {
            return word;
        }
        StringBuilder plain = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int at = LEET_FROM.indexOf(word.charAt(i));
            if (at >= 0) {
                plain.setCharAt(i, LEET_TO.charAt(at));
            }
        }
        return plain.toString();
    }

    /** Whether it begins with a capital as it was written. */
    public boolean capital(int k) {
        return Character.isUpperCase(folded.originalAt(starts[k]));
    }

    /** What stands between this word and the one before, from the beginning of the text for the first. */
    public String gap(int k) {
        return text.substring(k == 0 ? 0 : ends[k - 1], starts[k]);
    }

    /** The first word that ends behind a position; {@link #size()} if there is none. */
    public int at(int position) {
        int found = Arrays.binarySearch(ends, 0, size, position + 1);
        return found < 0 ? -found - 1 : found;
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    private static boolean isWordChar(char c) {
        return c < 128 ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') : Character.isLetterOrDigit(c);
    }

    private static boolean isInner(String text, int at) {
        return (text.charAt(at) == '\'' || text.charAt(at) == '\u2019')
                && at + 1 < text.length()
                && isWordChar(text.charAt(at + 1));
    }
}
