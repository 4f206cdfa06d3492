package org.postern.scan.identity;

import java.util.Optional;

/** The cells below a heading of a table that was read as text, one row a line. */
final class Column {
    private static final String SIGNS = "\t|;,";
    private static final int LONGEST_LINE = 2000;

    private final String text;
    private final char sign;
    private final int index;
    private int line;
    private int start;
    private int end;

    private Column(String text, char sign, int index, int line) {
        this.text = text;
        this.sign = sign;
        this.index = index;
        this.line = line;
    }

    /** Empty where the heading is no cell of its own in a row of three or more. */
    static Optional<Column> under(String text, int from, int to) {
        int lineStart = from;
        while (lineStart > 0 && from - lineStart < LONGEST_LINE && text.charAt(lineStart - 1) != '\n') {
            lineStart--;
        }
        int lineEnd = lineEnd(text, to);
        if (lineEnd >= text.length()) {
            return Optional.empty();
        }
        for (int i = 0; i < SIGNS.length(); i++) {
            char sign = SIGNS.charAt(i);
            int before = count(text, sign, lineStart, from);
            if (before + count(text, sign, to, lineEnd) >= 2 && isCell(text, sign, from, to)) {
                return Optional.of(new Column(text, sign, before, lineEnd + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean isCell(String text, char sign, int from, int to) {
        int start = from;
        while (start > 0 && " \"".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        int end = to;
        while (end < text.length() && " \".".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean left = start == 0 || text.charAt(start - 1) == '\n' || text.charAt(start - 1) == sign;
        return left && (end >= text.length() || text.charAt(end) == '\n' || text.charAt(end) == sign);
    }

    /** Goes to the cell in the next row; false at the end of the table. */
    boolean next() {
        int lineEnd = lineEnd(text, line);
        int at = line;
        for (int i = 0; i < index; i++) {
            at = cellEnd(at, lineEnd) + 1;
            if (at > lineEnd) {
                return false;
            }
        }
        if (at > text.length() || line >= text.length()) {
            return false;
        }
        start = at;
        end = cellEnd(at, lineEnd);
        line = lineEnd + 1;
        return true;
    }

    private int cellEnd(int from, int lineEnd) {
        int at = from;
        while (at < lineEnd && text.charAt(at) != sign) {
            at++;
        }
        return at;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    private static int lineEnd(String text, int from) {
        int end = Math.min(from, text.length());
        int most = Math.min(text.length(), end + LONGEST_LINE);
        while (end < most && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private static int count(String text, char sign, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += text.charAt(i) == sign ? 1 : 0;
        }
        return count;
    }
}
