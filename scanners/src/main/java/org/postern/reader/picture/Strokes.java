package org.postern.reader.picture;

/** Looks for patches that are as busy as letters are, cheaply. */
final class Strokes {
    private static final int LONG_SIDE = 1000;
    private static final int PATCH = 12;

    /** In a patch of letters, one pixel in seven differs sharply from the next. */
    private static final int BUSY = PATCH * PATCH / 7;

    private final Grey small;
    private final int shrunk;
    private final int step;

    private Strokes(Grey small, int shrunk) {
        this.small = small;
        this.shrunk = shrunk;
        int[] range = small.range(0.001);
        this.step = Math.max(16, (range[1] - range[0]) / 6);
    }

    static Strokes of(Grey picture) {
        int longSide = Math.max(picture.width(), picture.height());
        int by = Math.max(1, (longSide + LONG_SIDE / 2) / LONG_SIDE);
        return new Strokes(picture.shrunk(by), by);
    }

    /** How many such patches stand where nothing was read. */
    int outside(Coverage coverage) {
        int count = 0;
        for (int y = 0; y + PATCH <= small.height(); y += PATCH) {
            for (int x = 0; x + PATCH < small.width(); x += PATCH) {
                if (isBusy(x, y) && !coverage.isNear((x + PATCH / 2) * shrunk, (y + PATCH / 2) * shrunk)) {
                    count++;
                }
            }
        }
        return count;
    }

    private boolean isBusy(int left, int top) {
        int edges = 0;
        for (int y = top; y < top + PATCH; y++) {
            for (int x = left; x < left + PATCH; x++) {
                if (Math.abs(small.at(x, y) - small.at(x + 1, y)) > step) {
                    edges++;
                }
            }
        }
        return edges >= BUSY;
    }
}
