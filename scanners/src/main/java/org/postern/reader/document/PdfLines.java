package org.postern.reader.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text of a page by where it stands. Most programs write from left to right; where one wrote a word or a number in
 * any other order, what a reader sees is only here.
 */
final class PdfLines {
    /** Shares of the size of a letter. */
    private static final double SAME_LINE = 0.3;

    private static final double SPACE = 0.18;
    private static final double APART = 1;
    private static final double SAME_PLACE = 0.25;

    private record Letter(TextPosition at, int turn) {
        double x() {
            return at.getXDirAdj();
        }

        double y() {
            return at.getYDirAdj();
        }

        double end() {
            return x() + at.getWidthDirAdj();
        }

        double size() {
            return Math.max(1, Math.max(at.getFontSizeInPt(), at.getHeightDir()));
        }

        boolean isAlike(Letter other) {
            return at.getUnicode().equals(other.at.getUnicode())
                    && Math.abs(x() - other.x()) < SAME_PLACE * Math.max(1, at.getWidthDirAdj());
        }

        int last() {
            String unicode = at.getUnicode();
            return unicode.codePointBefore(unicode.length());
        }

        int first() {
            return at.getUnicode().codePointAt(0);
        }
    }

    private final List<Letter> letters = new ArrayList<>();

    void add(TextPosition position) {
        if (!position.getUnicode().isBlank()) {
            letters.add(new Letter(position, letters.size()));
        }
    }

    /**
     * Each piece of a line that is written in another order than it is read, or that runs up, down or on its head,
     * which PDFBox takes apart where the page has other lines.
     */
    List<String> mixed() {
        List<String> out = new ArrayList<>();
        List<Letter> sorted = new ArrayList<>(letters);
        sorted.sort(Comparator.comparingDouble((Letter letter) -> letter.at().getDir())
                .thenComparingDouble(Letter::y));
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !isSameLine(sorted.get(i - 1), sorted.get(i))) {
                line(sorted.subList(from, i), out);
                from = i;
            }
        }
        return out;
    }

    private static boolean isSameLine(Letter one, Letter two) {
        return one.at().getDir() == two.at().getDir() && two.y() - one.y() <= SAME_LINE * one.size();
    }

    private static void line(List<Letter> line, List<String> out) {
        line.sort(Comparator.comparingDouble(Letter::x).thenComparingInt(Letter::turn));
        List<Letter> piece = new ArrayList<>();
        for (Letter letter : line) {
            if (!piece.isEmpty() && piece.getLast().isAlike(letter)) {
                continue; // printed twice to look bold
            }
            if (!piece.isEmpty() && letter.x() - piece.getLast().end() > APART * letter.size()) {
                piece(piece, out);
                piece.clear();
            }
            piece.add(letter);
        }
        piece(piece, out);
    }

    private static void piece(List<Letter> piece, List<String> out) {
        boolean mixed = piece.getFirst().at().getDir() != 0;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < piece.size(); i++) {
            if (i > 0) {
                mixed |= isMixed(piece.get(i - 1), piece.get(i));
                text.append(gap(piece.get(i - 1), piece.get(i)) > SPACE ? " " : "");
            }
            text.append(piece.get(i).at().getUnicode());
        }
        if (mixed) {
            out.add(text.toString());
        }
    }

    private static double gap(Letter one, Letter two) {
        return (two.x() - one.end()) / two.size();
    }

    /** Whether a word or number goes on here that was not written on here. */
    private static boolean isMixed(Letter one, Letter two) {
        boolean word = Character.isLetterOrDigit(one.last())
                && Character.isLetterOrDigit(two.first())
                && gap(one, two) <= SPACE;
        boolean number = Character.isDigit(one.last()) && Character.isDigit(two.first());
        int back = one.turn() - two.turn();
        return (word || number) && (back > 0 || back < -1);
    }
}
