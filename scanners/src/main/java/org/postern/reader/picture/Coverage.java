package org.postern.reader.picture;

import java.util.List;
import java.util.stream.Stream;
import org.postern.message.Box;

/** Which parts of a picture were read well, by the boxes of the words. */
final class Coverage {
    private static final double MOSTLY = 0.6;
    private static final int POINTS = 20;

    static final Coverage NONE = new Coverage(List.of());

    private final List<Box> read;

    private Coverage(List<Box> read) {
        this.read = read;
    }

    static Coverage of(List<Line> lines) {
        return new Coverage(lines.stream()
                .filter(line -> line.confidence() >= Ocr.CLEAR)
                .flatMap(line -> line.words().stream())
                .map(Word::box)
                .toList());
    }

    /** With something that is no word and needs not to be read. */
    Coverage and(List<Box> others) {
        return new Coverage(Stream.concat(read.stream(), others.stream()).toList());
    }

    /** Whether words stand along most of the line that is thought to be there. */
    boolean covers(Region line) {
        double reach = Math.max(0, line.width() - line.height());
        int covered = 0;
        for (int i = 0; i < POINTS; i++) {
            double along = reach * i / (POINTS - 1) - reach / 2;
            int x = (int) (line.x() + along * Math.cos(line.angle()));
            int y = (int) (line.y() + along * Math.sin(line.angle()));
            covered += isNear(x, y) ? 1 : 0;
        }
        return covered > MOSTLY * POINTS;
    }

    /** Whether a point stands in a word or close to it. */
    boolean isNear(int x, int y) {
        for (Box word : read) {
            int margin = Math.min(word.height(), word.width());
            if (x >= word.x() - margin
                    && y >= word.y() - margin / 2
                    && x < word.x() + word.width() + margin
                    && y < word.y() + word.height() + margin / 2) {
                return true;
            }
        }
        return false;
    }
}
