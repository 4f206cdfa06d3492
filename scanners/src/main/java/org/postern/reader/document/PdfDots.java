package org.postern.reader.document;

import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.text.TextPosition;

/** Full stops and other marks that are set so close in rows above each other that they draw letters. */
final class PdfDots {
    private static final int ENOUGH = 60;
    private static final int MOST = 20_000;
    /** Points of the page. */
    private static final double WIDE = 3;

    private final Set<Long> places = new HashSet<>();
    private int close;

    void add(TextPosition mark) {
        boolean letter = mark.getUnicode().codePoints().anyMatch(Character::isLetterOrDigit);
        if (letter || mark.getUnicode().isBlank() || places.size() > MOST) {
            return;
        }
        long column = (long) Math.floor(mark.getXDirAdj() / WIDE);
        long row = (long) Math.floor(mark.getYDirAdj());
        int reach = (int) Math.min(12, Math.max(2, mark.getFontSizeInPt() / 2));
        boolean near = false;
        for (int up = 1; up <= reach && !near; up++) {
            near = places.contains(key(column, row - up)) || places.contains(key(column, row + up));
        }
        close += near ? 1 : 0;
        places.add(key(column, row));
    }

    private static long key(long column, long row) {
        return column * 1_000_003 + row;
    }

    boolean draw() {
        return close >= ENOUGH;
    }
}
