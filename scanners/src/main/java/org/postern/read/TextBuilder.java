package org.postern.read;

import java.util.ArrayList;
import java.util.List;
import org.postern.message.Span;

/** Puts text together as a browser lays it out: white space collapsed, lines broken, hidden runs remembered. */
final class TextBuilder {
    private final StringBuilder text = new StringBuilder();
    private final List<Span> hidden = new ArrayList<>();

    int length() {
        return text.length();
    }

    String text() {
        return text.toString();
    }

    List<Span> hidden() {
        return Spans.merge(hidden, 0);
    }

    void append(String words, boolean isHidden, boolean pre) {
        int start = text.length();
        if (pre) {
            text.append(words.replace("\r", ""));
        } else {
            collapse(words);
        }
        if (isHidden && text.length() > start) {
            hidden.add(new Span(start, text.length()));
        }
    }

    private void collapse(String words) {
        boolean space = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
                if (!space) {
                    text.append(' ');
                }
                space = true;
            } else {
                text.append(c);
                space = false;
            }
        }
    }

    /** Something a reader does not see where the text stands, such as a link's target: set apart and hidden. */
    void aside(String words) {
        if (words.isBlank()) {
            return;
        }
        gap();
        int start = text.length();
        text.append(words.strip());
        hidden.add(new Span(start, text.length()));
        text.append(' ');
    }

    void gap() {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) == ' ' && !endsHidden()) {
            text.setCharAt(text.length() - 1, '\n');
        } else if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private boolean endsHidden() {
        return !hidden.isEmpty() && hidden.getLast().end() == text.length();
    }
}
