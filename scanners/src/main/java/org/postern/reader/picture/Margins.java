package org.postern.reader.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.postern.message.Box;

/** Bare paper around what stands on a picture: a line of small letters on a large one is not seen before it is cut. */
final class Margins {
    /** Colours that differ by less in each part are those of the same paper. */
    private static final int SAME = 3;

    /** On smaller pictures even small letters are large enough. */
    private static final int LONG_SIDE = 1500;

    /** Of bare paper beside all that is there; Tesseract wants some of it around letters. */
    private static final int KEPT = 40;

    private static final int LARGE = 4;

    private Margins() {}

    /** The part to be read: all, but of a large picture that is nearly bare. */
    static Box inside(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Box all = new Box(0, 0, width, height);
        if (Math.max(width, height) < LONG_SIDE) {
            return all;
        }
        Box print = print(picture);
        int left = Math.max(0, print.x() - KEPT);
        int top = Math.max(0, print.y() - KEPT);
        int right = Math.min(width, print.x() + print.width() + KEPT);
        int bottom = Math.min(height, print.y() + print.height() + KEPT);
        boolean isBare = (long) (right - left) * (bottom - top) * LARGE < (long) width * height;
        return isBare && print.width() > 0 ? new Box(left, top, right - left, bottom - top) : all;
    }

    /** A copy of a part. */
    static BufferedImage cut(BufferedImage picture, Box part) {
        BufferedImage copy = new BufferedImage(part.width(), part.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = copy.createGraphics();
        canvas.drawImage(picture, -part.x(), -part.y(), null);
        canvas.dispose();
        return copy;
    }

    /** Around all pixels that are not of the colour of the corner; ends as soon as that is too much of it. */
    private static Box print(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int paper = picture.getRGB(0, 0);
        int[] row = new int[width];
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = 0; y < height && (right - left <= width / 2 || bottom - top <= height / 2); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            int first = 0;
            while (first < width && isPaper(row[first], paper)) {
                first++;
            }
            if (first < width) {
                int last = width - 1;
                while (last > right && isPaper(row[last], paper)) {
                    last--;
                }
                left = Math.min(left, first);
                right = Math.max(right, last + 1);
                top = Math.min(top, y);
                bottom = y + 1;
            }
        }
        boolean isMost = right - left > width / 2 && bottom - top > height / 2;
        return isMost
                ? new Box(0, 0, width, height)
                : new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private static boolean isPaper(int rgb, int paper) {
        return Math.abs(((rgb >> 16) & 255) - ((paper >> 16) & 255)) <= SAME
                && Math.abs(((rgb >> 8) & 255) - ((paper >> 8) & 255)) <= SAME
                && Math.abs((rgb & 255) - (paper & 255)) <= SAME;
    }
}
