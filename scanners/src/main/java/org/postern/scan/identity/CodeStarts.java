package org.postern.scan.identity;

import java.util.Arrays;
import org.postern.scan.ScannedText;
import org.postern.scan.contact.SpokenDigits;

/**
 * Where codes may start whose first digit is the first, second, third character and so on. Most words are no such
 * place; the places are found once for all scanners that look for codes.
 */
final class CodeStarts {
    private static final int MOST_BEFORE = 5;
    /** Longer than any code. */
    private static final int FURTHEST = 40;
    /** One reader for each number of characters that go before the first digit. */
    private static final CodeStarts[] READERS = readers();

    private final int before;
    private final boolean letters;

    private CodeStarts(int before, boolean letters) {
        this.before = before;
        this.letters = letters;
    }

    private static CodeStarts[] readers() {
        CodeStarts[] all = new CodeStarts[2 * (MOST_BEFORE + 1)];
        for (int i = 0; i < all.length; i++) {
            all[i] = new CodeStarts(i / 2, i % 2 == 0);
        }
        return all;
    }

    /** The places in order where a code of that shape may start; there may be none at some of them. */
    static int[] of(ScannedText text, String shape) {
        int before = Math.min(shape.indexOf('d'), MOST_BEFORE);
        CodeStarts reader = READERS[2 * before + (shape.charAt(0) == 'x' ? 1 : 0)];
        return text.once(reader, int[].class, () -> reader.in(text.folded().text()));
    }

    private int[] in(String text) {
        int[] starts = new int[16];
        int size = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); at++) {
            boolean startsWord = !inWord;
            inWord = Glyphs.isWord(text.charAt(at));
            if (inWord && (startsWord || isWrittenOn(text, at)) && leadsToDigit(text, at)) {
                starts = size == starts.length ? Arrays.copyOf(starts, size * 2) : starts;
                starts[size++] = at;
            }
        }
        return Arrays.copyOf(starts, size);
    }

    /** Where digits are written onto a word ({@code nhs9997654323}). */
    private boolean isWrittenOn(String text, int at) {
        return before == 0
                && Glyphs.isDigit(text.charAt(at))
                && Glyphs.isLetter(text.charAt(at - 1))
                && (at < 2 || !Glyphs.isDigit(text.charAt(at - 2)));
    }

    /** Whether what may be a digit comes after as many others, gaps or not. */
    private boolean leadsToDigit(String text, int start) {
        int at = start;
        for (int i = 0; i < before; i++) {
            char c = text.charAt(at);
            if (!Glyphs.isLetter(c) && (letters || !Glyphs.isDigit(c))) {
                return false;
            }
            int from = ++at;
            while (at < text.length() && at - from <= Codes.WIDEST_GAP && Codes.isGap(text.charAt(at))) {
                at++;
            }
            if (at >= text.length() || at - from > Codes.WIDEST_GAP) {
                return false;
            }
        }
        char c = text.charAt(at);
        return Glyphs.isDigit(c) || (Glyphs.isLetter(c) && (isSpoken(text, at) || isInstead(text, at, start)));
    }

    private static boolean isSpoken(String text, int at) {
        return Glyphs.startsWord(text, at) && SpokenDigits.mayStart(text, at);
    }

    /** A letter in the place of a digit, beside one, or noughts only. */
    private static boolean isInstead(String text, int at, int start) {
        return Glyphs.asDigit(text.charAt(at)) != 0
                && ((text.charAt(at) == 'o' && at > start)
                        || Codes.digitFollows(text, at, FURTHEST)
                        || isAfterDigit(text, at, start));
    }

    private static boolean isAfterDigit(String text, int at, int start) {
        int from = at;
        while (from > start && Glyphs.asDigit(text.charAt(from - 1)) != 0) {
            from--;
        }
        return from > start && Glyphs.isDigit(text.charAt(from - 1));
    }
}
