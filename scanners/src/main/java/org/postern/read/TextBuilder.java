package org.postern.read;

import java.util.ArrayList;
import java.util.List;
import org.postern.message.Span;

/**
 * Puts text together as a browser lays it out: white space collapsed, lines broken. What a reader sees comes first and
 * in one piece, so that nothing hidden can stand between two digits; below it, marked as hidden, comes each line of
 * which a reader sees only a part, whole.
 */
final class TextBuilder {
    private final StringBuilder seen = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final List<Span> quotedRest = new ArrayList<>();
    private boolean partly;
    private boolean quoting;

    /** How long the text is that a reader sees. */
    int length() {
        return seen.length();
    }

    String seen() {
        return seen.toString();
    }

    /** Whether what follows repeats an earlier mail. */
    void quoting(boolean on) {
        quoting = on;
    }

    /** Ranges of the lines below the seen text that repeat an earlier mail. */
    List<Span> quotedRest() {
        endLine();
        int shift = seen.length() + 1;
        return quotedRest.stream()
                .map(span -> new Span(shift + span.start(), shift + span.end()))
                .toList();
    }

    String text() {
        endLine();
        return rest.isEmpty() ? seen.toString() : seen + "\n" + rest;
    }

    List<Span> hidden() {
        endLine();
        return rest.isEmpty() ? List.of() : List.of(new Span(seen.length() + 1, seen.length() + 1 + rest.length()));
    }

    void append(String words, boolean isHidden, boolean pre) {
        int before = line.length();
        append(line, words, pre);
        partly |= isHidden && !line.substring(before).isBlank();
        if (!isHidden) {
            append(seen, words, pre);
        }
    }

    private static void append(StringBuilder to, String words, boolean pre) {
        if (pre) {
            to.append(words.replace("\r", ""));
        } else {
            collapse(to, words);
        }
    }

    private static void collapse(StringBuilder to, String words) {
        boolean space = to.isEmpty() || Character.isWhitespace(to.charAt(to.length() - 1));
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
                if (!space) {
                    to.append(' ');
                }
                space = true;
            } else {
                to.append(c);
                space = false;
            }
        }
    }

    /** Something a reader does not see where the text stands, such as a link's target. */
    void aside(String words) {
        if (!words.isBlank()) {
            gap(line);
            line.append(words.strip()).append(' ');
            partly = true;
        }
    }

    void gap() {
        gap(seen);
        gap(line);
    }

    private static void gap(StringBuilder text) {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    void line() {
        if (!seen.isEmpty() && seen.charAt(seen.length() - 1) == ' ') {
            seen.setCharAt(seen.length() - 1, '\n');
        } else if (!seen.isEmpty() && seen.charAt(seen.length() - 1) != '\n') {
            seen.append('\n');
        }
        endLine();
    }

    private void endLine() {
        if (partly) {
            int start = rest.length();
            rest.append(line.toString().strip()).append('\n');
            if (quoting) {
                quotedRest.add(new Span(start, rest.length()));
            }
        }
        line.setLength(0);
        partly = false;
    }
}
