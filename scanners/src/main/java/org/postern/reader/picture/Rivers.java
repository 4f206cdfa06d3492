package org.postern.reader.picture;

import java.util.List;
import org.postern.message.Box;

/**
 * Gaps that run down a page because the same letters stand under each other. Tesseract takes them for the gap between
 * two columns, and an l or an i under its like for a rule, which it takes off.
 */
final class Rivers {
    /** On a page, fewer lines stand so close by accident; on a label or a stamp, fewer than half of all. */
    private static final int FEW = 4;

    /** Heights of a line: a space, and a letter that was taken off. */
    private static final double WIDEST = 1.3;

    private Rivers() {}

    /** Whether lines go on so close beside their ends that they are one line. */
    static boolean cut(List<Line> lines) {
        List<Box> boxes = lines.stream().map(Line::box).toList();
        int cuts = 0;
        for (int i = 0; i < boxes.size() && cuts < FEW; i++) {
            Box left = boxes.get(i);
            // of a column, the lines of the next stand as far away in the list as it is long
            cuts += boxes.stream().anyMatch(right -> goesOn(left, right)) ? 1 : 0;
        }
        return cuts > 0 && cuts >= Math.min(FEW, (boxes.size() + 1) / 2);
    }

    /** Whether the right one stands so close beside the end of the left one that both are one line. */
    static boolean goesOn(Box left, Box right) {
        int gap = right.x() - left.x() - left.width();
        int height = Math.min(left.height(), right.height());
        int common = Math.min(left.y() + left.height(), right.y() + right.height()) - Math.max(left.y(), right.y());
        double widest = WIDEST * Math.max(left.height(), right.height());
        return right.x() > left.x() && gap > -height / 2 && gap < widest && common > height * 0.6;
    }

    /** How many letters stand in lines that are surely read. */
    static int letters(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.confidence() >= Ocr.CLEAR)
                .flatMap(line -> line.words().stream())
                .mapToInt(word -> word.text().length())
                .sum();
    }
}
