package org.postern.reader.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/** Lines that lie askew on a page, in the order they were written; PDFBox takes them apart into scraps. */
final class PdfAskew {
    /** Less is a slanted font, or a scan that was put right. */
    private static final double STEEP = 0.12;

    private static final double SAME_LINE = 0.3;
    private static final double SAME_WAY = 0.02;
    private static final double SPACE = 0.18;
    private static final double APART = 1.5;

    private record Letter(String words, double x, double y, double endX, double endY, double angle, double size) {
        static Letter of(TextPosition at) {
            Matrix place = at.getTextMatrix();
            return new Letter(
                    at.getUnicode(),
                    place.getTranslateX(),
                    place.getTranslateY(),
                    at.getEndX(),
                    at.getEndY(),
                    Math.atan2(place.getShearY(), place.getScaleX()),
                    Math.max(1, Math.hypot(place.getShearY(), place.getScaleX())));
        }

        boolean isAskew() {
            double right = angle / (Math.PI / 2);
            return Math.abs(right - Math.rint(right)) * Math.PI / 2 > STEEP;
        }

        /** How far the next one begins after the end of this, along the line. */
        double gap(Letter next) {
            return ((next.x - endX) * Math.cos(angle) + (next.y - endY) * Math.sin(angle)) / size;
        }

        boolean goesOn(Letter next) {
            double aside = Math.abs((next.y - endY) * Math.cos(angle) - (next.x - endX) * Math.sin(angle)) / size;
            return Math.abs(next.angle - angle) < SAME_WAY
                    && aside < SAME_LINE
                    && gap(next) > -SAME_LINE
                    && gap(next) < APART;
        }
    }

    private final List<Letter> letters = new ArrayList<>();

    void add(TextPosition position) {
        Letter letter = Letter.of(position);
        if (letter.isAskew() && !letter.words().isBlank()) {
            letters.add(letter);
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < letters.size(); i++) {
            if (i > 0 && !letters.get(i - 1).goesOn(letters.get(i))) {
                lines.add(line.toString());
                line.setLength(0);
            } else if (i > 0 && letters.get(i - 1).gap(letters.get(i)) > SPACE) {
                line.append(' ');
            }
            line.append(letters.get(i).words());
        }
        lines.add(line.toString());
        lines.removeIf(one -> one.length() < 2);
        return lines;
    }
}
