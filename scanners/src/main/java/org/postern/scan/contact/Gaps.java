package org.postern.scan.contact;

import org.postern.scan.contact.Atom.Gap;

/** What stands between digits, and what it means. */
final class Gaps {
    /** Signs of sums, prices and addresses: a number goes on over them only if words say that it is one. */
    private static final String SIGNS = "+=<>@%\u00D7\u00F7\u00A3$\u20AC\u00B0^";

    private Gaps() {}

    static Gap between(String text, int from, int to) {
        int lines = 0;
        boolean odd = false;
        boolean space = false;
        boolean sign = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines++;
            } else if (SIGNS.indexOf(c) >= 0 && !(c == '>' && lines > 0)) {
                sign = true;
            } else if (c != '>') { // else the mark of a quoted line (RFC 3676 4.5)
                space |= c == ' ';
                odd |= c != ' ' && "-.()/".indexOf(c) < 0;
            }
        }
        return sign ? Gap.SIGN : kind(lines, odd, space, to - from);
    }

    private static Gap kind(int lines, boolean odd, boolean space, int length) {
        if (lines > 3) {
            return Gap.BREAK;
        }
        if (odd || (length > 3 && lines == 0)) {
            return Gap.ODD;
        }
        if (lines > 0) {
            return Gap.LINE;
        }
        return space || length == 0 ? Gap.PLAIN : Gap.TIGHT;
    }

    static boolean plusBefore(String text, int at) {
        int i = at - 1;
        if (i >= 0 && (text.charAt(i) == '(' || text.charAt(i) == ' ')) {
            i--;
        }
        if (i < 0 || text.charAt(i) != '+') {
            return false;
        }
        // 7700 + 44... is a sum
        return !numberWithin(text, i - 1, -1, 2);
    }

    static boolean hasCurrencyBefore(String text, int at) {
        return at > 0 && "\u00A3$\u20AC".indexOf(text.charAt(at - 1)) >= 0;
    }

    static boolean hasUnitAfter(String text, int at) {
        return at < text.length() && "%\u00B0".indexOf(text.charAt(at)) >= 0;
    }

    /** Whether the next word character within {@code reach} in direction {@code step} is a digit. */
    static boolean numberWithin(String text, int from, int step, int reach) {
        int at = from;
        for (int i = 0; i < reach && at >= 0 && at < text.length(); i++, at += step) {
            char c = text.charAt(at);
            if (Atoms.isDigit(c)) {
                return true;
            }
            if (Atoms.isWordChar(c)) {
                return false;
            }
        }
        return false;
    }
}
