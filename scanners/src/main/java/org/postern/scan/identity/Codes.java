package org.postern.scan.identity;

import java.util.Optional;
import java.util.function.Predicate;
import org.postern.scan.ScannedText;
import org.postern.scan.contact.SpokenDigits;

/**
 * Looks for codes of one shape: {@code d} stands for a digit, {@code a} for a letter, {@code x} for either. What people
 * put between the characters does not matter, nor does whether digits are spoken or letters stand in their place.
 */
final class Codes {
    static final int WIDEST_GAP = 4;
    private static final boolean[] IN_GAP = table(" -.,/\\_*|:;~\t\n>");
    private static final int LONGEST_SPOKEN = 7;
    private static final String JOINED = "-./";

    private final String text;
    private final String shape;

    private final boolean whole;

    private static boolean[] table(String signs) {
        boolean[] table = new boolean[128];
        signs.chars().forEach(c -> table[c] = true);
        return table;
    }

    private Codes(String text, String shape, boolean whole) {
        this.text = text;
        this.shape = shape;
        this.whole = whole;
    }

    /** Offers every code of the shape from left to right; what is taken is not looked into again. */
    static void each(ScannedText text, String shape, Predicate<Code> take) {
        each(text, shape, true, take);
    }

    /** @param whole whether the code ends with the shape; otherwise the shape is only how it begins */
    static void each(ScannedText text, String shape, boolean whole, Predicate<Code> take) {
        Codes codes = new Codes(text.folded().text(), shape, whole);
        int next = 0;
        for (int at : CodeStarts.of(text, shape)) {
            if (at >= next) {
                Optional<Code> found = codes.at(at);
                next = found.isPresent() && take.test(found.get()) ? found.get().end() : at + 1;
            }
        }
    }

    /** The code that starts there. */
    static Optional<Code> at(String text, int at, String shape) {
        return new Codes(text, shape, true).at(at);
    }

    static boolean isGap(char c) {
        return c < IN_GAP.length && IN_GAP[c];
    }

    private Optional<Code> at(int start) {
        Reading reading = new Reading(start);
        while (reading.value.length() < shape.length()) {
            if (!reading.gap() || !reading.next()) {
                return Optional.empty();
            }
        }
        if (reading.value.length() != shape.length() || (whole && !endsAt(reading.at))) {
            return Optional.empty();
        }
        Code code = reading.code();
        if (!whole) {
            return Optional.of(code);
        }
        return continues(code) ? Optional.empty() : Optional.of(code);
    }

    /** Whether a digit comes after nothing but letters that may stand for digits. */
    static boolean digitFollows(String text, int at, int within) {
        int end = at + 1;
        while (end < text.length() && end - at < within && Glyphs.asDigit(text.charAt(end)) != 0) {
            end++;
        }
        return end < text.length() && Glyphs.isDigit(text.charAt(end));
    }

    private boolean endsAt(int end) {
        return end >= text.length() || !Glyphs.isWord(text.charAt(end));
    }

    /** Whether it is a piece of something longer: a row of single digits, or groups joined by the same sign. */
    private boolean continues(Code code) {
        int end = code.end();
        boolean after = end + 1 < text.length() && Glyphs.isDigit(text.charAt(end + 1));
        int start = code.start();
        boolean before = start >= 2 && Glyphs.isDigit(text.charAt(start - 2));
        boolean digits = Glyphs.isDigit(code.value().charAt(0));
        if (after && JOINED.indexOf(text.charAt(end)) >= 0) {
            return true;
        }
        if (before && digits && JOINED.indexOf(text.charAt(start - 1)) >= 0) {
            return true;
        }
        boolean single = code.groups().endsWith("1-1");
        return single && ((after && text.charAt(end) == ' ') || (before && digits && text.charAt(start - 1) == ' '));
    }

    /** One code being read. */
    private final class Reading {
        private final StringBuilder value = new StringBuilder();
        private final StringBuilder groups = new StringBuilder();
        private final int start;
        private int at;
        private int group;
        private boolean exact = true;

        Reading(int start) {
            this.start = start;
            this.at = start;
        }

        Code code() {
            String all = groups.isEmpty() ? Integer.toString(group) : groups + "-" + group;
            return new Code(value.toString(), start, at, all, exact);
        }

        /** Passes what stands between two characters; false if there is too much. */
        boolean gap() {
            if (value.isEmpty()) {
                return true;
            }
            int from = at;
            int lines = 0;
            while (at < text.length() && at - from <= WIDEST_GAP && isGap(text.charAt(at))) {
                lines += text.charAt(at++) == '\n' ? 1 : 0;
            }
            if (at > from) {
                groups.append(groups.isEmpty() ? "" : "-").append(group);
                group = 0;
            }
            return at < text.length() && at - from <= WIDEST_GAP && lines <= 2;
        }

        boolean next() {
            char c = text.charAt(at);
            char wanted = shape.charAt(value.length());
            if (wanted != 'd') {
                return (Glyphs.isLetter(c) || (wanted == 'x' && Glyphs.isDigit(c))) && take(c, 1);
            }
            return Glyphs.isDigit(c) ? take(c, 1) : Glyphs.isLetter(c) && (spoken() || instead(c));
        }

        private boolean take(char c, int length) {
            value.append(c);
            at += length;
            group++;
            return true;
        }

        /** Nine, oh, double four. */
        private boolean spoken() {
            if (!Glyphs.startsWord(text, at)) {
                return false;
            }
            int end = Glyphs.wordEnd(text, at);
            if (end - at > LONGEST_SPOKEN) {
                return false;
            }
            String word = text.substring(at, end);
            int times = SpokenDigits.times(word);
            if (times > 1) {
                return repeated(times, end);
            }
            String digits = SpokenDigits.digits(word);
            if (digits.isEmpty() || (word.length() == 1 && value.isEmpty())) {
                return false;
            }
            return say(digits, end);
        }

        private boolean repeated(int times, int end) {
            int from = end;
            while (from < text.length() && text.charAt(from) == ' ' && from - end < 2) {
                from++;
            }
            int to = Glyphs.wordEnd(text, from);
            if (to - from > LONGEST_SPOKEN || to == from) {
                return false;
            }
            String word = text.substring(from, to);
            String digit = word.length() == 1 && Glyphs.isDigit(word.charAt(0)) ? word : SpokenDigits.digits(word);
            return digit.length() == 1 && say(digit.repeat(times), to);
        }

        private boolean say(String digits, int end) {
            for (int i = 1; i < digits.length(); i++) {
                if (value.length() + i >= shape.length() || shape.charAt(value.length() + i) != 'd') {
                    return false;
                }
            }
            value.append(digits);
            at = end;
            group += digits.length();
            exact = false;
            return true;
        }

        /** O for 0 and l for 1, in a word that has digits or is of noughts only. */
        private boolean instead(char c) {
            char digit = Glyphs.asDigit(c);
            if (digit == 0 || !(isAmongDigits() || (c == 'o' && !value.isEmpty() && isNoughts()))) {
                return false;
            }
            exact = false;
            return take(digit, 1);
        }

        private boolean isAmongDigits() {
            boolean before = at > start && Glyphs.isDigit(text.charAt(at - 1));
            return before || digitFollows(text, at, shape.length()) || digitBefore();
        }

        private boolean digitBefore() {
            int from = at;
            while (from > start && Glyphs.asDigit(text.charAt(from - 1)) != 0) {
                from--;
            }
            return from > start && Glyphs.isDigit(text.charAt(from - 1));
        }

        private boolean isNoughts() {
            int end = at;
            while (end < text.length() && text.charAt(end) == 'o' && end - at < shape.length()) {
                end++;
            }
            return endsAt(end) && (Glyphs.startsWord(text, at) || text.charAt(at - 1) == 'o');
        }
    }
}
