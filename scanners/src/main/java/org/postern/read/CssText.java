package org.postern.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A style sheet made simple: comments gone, escapes undone, and strings put aside, so that nothing in them looks like a
 * rule (CSS Syntax 3, 4.3).
 *
 * @param rules with the number of a string where it stood, in quotation marks
 */
record CssText(String rules, List<String> strings) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\"(\\d{1,9})\"");

    CssText {
        strings = List.copyOf(strings);
    }

    /** Goes through it once, as a page may be written to make anything else slow. */
    static CssText of(String css) {
        List<String> strings = new ArrayList<>();
        StringBuilder rules = new StringBuilder(css.length());
        for (int at = 0; at < css.length(); ) {
            char c = css.charAt(at);
            if (c == '"' || c == '\'') {
                int end = end(css, at);
                rules.append('"').append(strings.size()).append('"');
                strings.add(plain(css.substring(at + 1, end)));
                at = end + 1;
            } else if (css.startsWith("/*", at)) {
                int end = css.indexOf("*/", at + 2);
                at = end < 0 ? css.length() : end + 2;
            } else if (css.startsWith("<!--", at) || css.startsWith("-->", at)) {
                at += c == '<' ? 4 : 3;
            } else {
                rules.append(c);
                at++;
            }
        }
        return new CssText(rules.indexOf("\\") < 0 ? rules.toString() : plain(rules.toString()), strings);
    }

    /** Where a string ends that begins there: at its mark, at the end of its line, or of the sheet. */
    private static int end(String css, int start) {
        int at = start + 1;
        while (at < css.length() && css.charAt(at) != css.charAt(start) && css.charAt(at) != '\n') {
            at += css.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, css.length());
    }

    private static String plain(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(match -> Matcher.quoteReplacement(letter(match.group(1), match.group(2))));
    }

    private static String letter(String hex, String other) {
        if (hex == null) {
            return other.equals("\n") ? "" : other;
        }
        int point = Integer.parseInt(hex, 16);
        return Character.isValidCodePoint(point) && point > 0 ? Character.toString(point) : "\uFFFD";
    }

    /** A piece of the rules with its strings where they stood; quotation marks in them become typographic ones. */
    String with(String piece) {
        return piece.indexOf('"') < 0
                ? piece
                : NUMBER.matcher(piece)
                        .replaceAll(match -> Matcher.quoteReplacement('"' + string(match.group(1)) + '"'));
    }

    private String string(String number) {
        int at = Integer.parseInt(number);
        return at < strings.size() ? strings.get(at).replace('"', '\u201d') : "";
    }
}
