package org.postern.reader.photo;

import java.awt.image.BufferedImage;

/**
 * How even a picture is, in its own pixels.
 *
 * @param flat share of pixels that are exactly like their left neighbour: cameras and scanners leave noise, programs do
 *     not
 * @param written share of rows with as many sharp changes from light to dark as lines of writing have
 */
record Surface(double flat, double written) {
    private static final int ROWS = 240;
    private static final int SHARP = 70;
    private static final int CHANGES = 24;

    static Surface of(BufferedImage picture) {
        int width = picture.getWidth();
        int step = Math.max(1, picture.getHeight() / ROWS);
        int[] row = new int[width];
        long even = 0;
        int lines = 0;
        int rows = 0;
        for (int y = step / 2; y < picture.getHeight(); y += step) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            even += even(row);
            lines += changes(row) >= CHANGES ? 1 : 0;
            rows++;
        }
        return new Surface(even / Math.max(1.0, (double) rows * (width - 1)), lines / Math.max(1.0, rows));
    }

    private static int even(int[] row) {
        int even = 0;
        for (int x = 1; x < row.length; x++) {
            even += row[x] == row[x - 1] ? 1 : 0;
        }
        return even;
    }

    private static int changes(int[] row) {
        int changes = 0;
        int last = row.length == 0 ? 0 : Scaled.brightness(row[0]);
        for (int x = 2; x < row.length; x += 2) {
            int now = Scaled.brightness(row[x]);
            if (Math.abs(now - last) > SHARP) {
                changes++;
            }
            last = now;
        }
        return changes;
    }

    /** Made by a program. */
    boolean isFlat() {
        return flat > 0.5;
    }

    /** A camera may have made it: JPEG evens out what is blurred, but hardly all of a picture. */
    boolean isUneven() {
        return flat < 0.7;
    }

    boolean isWritten() {
        return written > 0.12;
    }
}
