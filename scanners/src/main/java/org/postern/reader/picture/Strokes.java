package org.postern.reader.picture;

/** Looks for patches that are as busy as letters are, cheaply. */
final class Strokes {
    private static final int LONG_SIDE = 1000;
    private static final int PATCH = 12;

    /** In a patch of letters, one pixel in seven differs sharply from the next. */
    private static final int BUSY = 7;

    /** So much smaller, blurred letters are nearly sharp, and a third of a small patch rises or falls a little. */
    private static final int SOFTENED = 3;

    private static final int SOFT_PATCH = 6;
    private static final int SOFT_BUSY = 3;
    private static final int SOFT_STEP = 6;

    /** What differs in its colour only. */
    private static final int COLOUR_STEP = 30;

    private final Grey small;
    private final int shrunk;
    private final int patch;
    private final int busy;
    private final int step;

    private Strokes(Grey small, int shrunk, int patch, int busy, int step) {
        this.small = small;
        this.shrunk = shrunk;
        this.patch = patch;
        this.busy = patch * patch / busy;
        this.step = step;
    }

    static Strokes of(Grey picture) {
        int by = by(picture.width(), picture.height());
        Grey small = picture.shrunk(by);
        int[] range = small.range(0.001);
        return new Strokes(small, by, PATCH, BUSY, Math.max(16, (range[1] - range[0]) / 6));
    }

    /** Those of blurred letters. */
    Strokes soft() {
        return new Strokes(small.shrunk(SOFTENED), shrunk * SOFTENED, SOFT_PATCH, SOFT_BUSY, SOFT_STEP);
    }

    /**
     * Those of letters as bright as their ground: red and blue differ there, as what differs in green is seen in grey.
     */
    static Strokes coloured(Colours picture, int colour) {
        int by = by(picture.width(), picture.height());
        return new Strokes(picture.plane(colour, by), by, PATCH, BUSY, COLOUR_STEP);
    }

    private static int by(int width, int height) {
        return Math.max(1, (Math.max(width, height) + LONG_SIDE / 2) / LONG_SIDE);
    }

    /** How many such patches stand where nothing was read. */
    int outside(Coverage coverage) {
        int count = 0;
        for (int y = 0; y + patch <= small.height(); y += patch) {
            for (int x = 0; x + patch < small.width(); x += patch) {
                if (isBusy(x, y) && !coverage.isNear((x + patch / 2) * shrunk, (y + patch / 2) * shrunk)) {
                    count++;
                }
            }
        }
        return count;
    }

    private boolean isBusy(int left, int top) {
        int edges = 0;
        for (int y = top; y < top + patch; y++) {
            for (int x = left; x < left + patch; x++) {
                if (Math.abs(small.at(x, y) - small.at(x + 1, y)) > step) {
                    edges++;
                }
            }
        }
        return edges >= busy;
    }
}
