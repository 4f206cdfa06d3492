package org.postern.scan.identity;

/** What single folded characters are. */
final class Glyphs {
    private static final String AS_DIGITS_FROM = "olisbz";
    private static final String AS_DIGITS_TO = "011582";

    private Glyphs() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isWord(char c) {
        return c < 128 ? isLetter(c) || isDigit(c) : Character.isLetterOrDigit(c);
    }

    /** The digit that a letter is written or misread for, or 0. */
    static char asDigit(char c) {
        int at = AS_DIGITS_FROM.indexOf(c);
        return at < 0 ? 0 : AS_DIGITS_TO.charAt(at);
    }

    static boolean startsWord(String text, int at) {
        return isWord(text.charAt(at)) && (at == 0 || !isWord(text.charAt(at - 1)));
    }

    static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether there are that many digits or words for digits, at least; a cheap question before a dear one. */
    static boolean hasDigits(String text, int least) {
        int found = 0;
        for (int i = 0; i < text.length() && found < least; i++) {
            char c = text.charAt(i);
            found += isDigit(c) || (c == 'o' && text.startsWith("one", i)) || isSpokenStart(text, i, c) ? 1 : 0;
        }
        return found >= least;
    }

    private static boolean isSpokenStart(String text, int at, char c) {
        return switch (c) {
            case 't' -> text.startsWith("two", at) || text.startsWith("three", at);
            case 'f' -> text.startsWith("four", at) || text.startsWith("five", at);
            case 's' -> text.startsWith("six", at) || text.startsWith("seven", at);
            case 'e' -> text.startsWith("eight", at);
            case 'n' -> text.startsWith("nine", at) || text.startsWith("nought", at);
            case 'z' -> text.startsWith("zero", at);
            case 'd' -> text.startsWith("double", at);
            default -> false;
        };
    }
}
