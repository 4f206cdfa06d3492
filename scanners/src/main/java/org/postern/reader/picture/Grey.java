package org.postern.reader.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import org.postern.message.Box;

/** A picture in shades of grey, row by row, 0 is black. */
final class Grey {
    /** Weights of ITU-R BT.601 in 1/256. */
    private static final int RED = 77;

    private static final int GREEN = 150;
    private static final int BLUE = 29;

    private static final int SAME = 3;

    private static final int DARK = 100;
    private static final int CLOSE = 24;
    private static final double MOSTLY = 0.6;

    private final int width;
    private final int height;
    private final byte[] pixels;

    Grey(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    static Grey of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] grey = new byte[width * height];
        if (isWhole(picture)) {
            switch (picture.getRaster().getDataBuffer()) {
                case DataBufferByte bytes
                when picture.getType() == BufferedImage.TYPE_3BYTE_BGR -> ofBytes(bytes.getData(), grey);
                case DataBufferByte bytes
                when picture.getType() == BufferedImage.TYPE_BYTE_GRAY ->
                    System.arraycopy(bytes.getData(), 0, grey, 0, grey.length);
                case DataBufferInt ints
                when picture.getType() == BufferedImage.TYPE_INT_RGB -> ofInts(ints.getData(), grey, 0);
                default -> row(picture, grey);
            }
        } else {
            row(picture, grey);
        }
        return new Grey(width, height, grey);
    }

    private static boolean isWhole(BufferedImage picture) {
        return picture.getRaster().getParent() == null
                && picture.getRaster().getSampleModel().getWidth() == picture.getWidth();
    }

    private static void ofBytes(byte[] bgr, byte[] grey) {
        for (int i = 0, at = 0; i < grey.length; i++, at += 3) {
            grey[i] = shade(bgr[at + 2] & 255, bgr[at + 1] & 255, bgr[at] & 255);
        }
    }

    private static void ofInts(int[] rgb, byte[] grey, int from) {
        for (int i = 0; i < rgb.length; i++) {
            int c = rgb[i];
            grey[from + i] = shade((c >> 16) & 255, (c >> 8) & 255, c & 255);
        }
    }

    private static byte shade(int red, int green, int blue) {
        return (byte) ((red * RED + green * GREEN + blue * BLUE) >> 8);
    }

    private static void row(BufferedImage picture, byte[] grey) {
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            ofInts(row, grey, y * row.length);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Row by row; not to be changed. */
    byte[] pixels() {
        return pixels;
    }

    int at(int x, int y) {
        return pixels[y * width + x] & 255;
    }

    /** How many pixels are of each shade. */
    int[] histogram() {
        int[] shades = new int[256];
        for (byte pixel : pixels) {
            shades[pixel & 255]++;
        }
        return shades;
    }

    /** The darkest and the brightest shade, but for a share of the pixels at either end. */
    int[] range(double share) {
        int[] shades = histogram();
        long skip = (long) (share * pixels.length);
        int dark = 0;
        for (long sum = shades[0]; sum <= skip && dark < 255; dark++) {
            sum += shades[dark + 1];
        }
        int bright = 255;
        for (long sum = shades[255]; sum <= skip && bright > 0; bright--) {
            sum += shades[bright - 1];
        }
        return new int[] {dark, bright};
    }

    /** Whether no pixel differs much. */
    boolean resembles(Grey other) {
        if (width != other.width || height != other.height) {
            return false;
        }
        for (int i = 0; i < pixels.length; i++) {
            if (Math.abs((pixels[i] & 255) - (other.pixels[i] & 255)) > SAME) {
                return false;
            }
        }
        return true;
    }

    /** The shade that most pixels have. */
    int paper() {
        int[] shades = histogram();
        int most = 0;
        for (int shade = 1; shade < 256; shade++) {
            most = shades[shade] > shades[most] ? shade : most;
        }
        return most;
    }

    /** Whether bright letters stand on dark: most of it is of one dark shade or close to it. */
    boolean isDark() {
        int paper = paper();
        int[] shades = histogram();
        long close = 0;
        for (int shade = Math.max(0, paper - CLOSE); shade <= Math.min(255, paper + CLOSE); shade++) {
            close += shades[shade];
        }
        return paper < DARK && close > MOSTLY * pixels.length;
    }

    /** With black for white. */
    Grey inverted() {
        byte[] result = new byte[pixels.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) ~pixels[i];
        }
        return new Grey(width, height, result);
    }

    /** With these two shades drawn apart to black and white. */
    Grey stretched(int dark, int bright) {
        byte[] to = new byte[256];
        for (int shade = 0; shade < 256; shade++) {
            int spread = (shade - dark) * 255 / Math.max(1, bright - dark);
            to[shade] = (byte) Math.clamp(spread, 0, 255);
        }
        byte[] result = new byte[pixels.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = to[pixels[i] & 255];
        }
        return new Grey(width, height, result);
    }

    Box all() {
        return new Box(0, 0, width, height);
    }

    /** A part of it. */
    Grey cut(int left, int top, int w, int h) {
        byte[] part = new byte[w * h];
        for (int y = 0; y < h; y++) {
            System.arraycopy(pixels, (top + y) * width + left, part, y * w, w);
        }
        return new Grey(w, h, part);
    }

    /** Each pixel moved away from the mean of those within reach. */
    Grey sharpened(int reach) {
        int[] sums = new int[(width + 1) * (height + 1)]; // of up to eight million pixels
        for (int y = 0; y < height; y++) {
            int row = 0;
            for (int x = 0; x < width; x++) {
                row += at(x, y);
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        byte[] result = new byte[pixels.length];
        for (int i = 0; i < result.length; i++) {
            int left = Math.max(0, i % width - reach);
            int top = Math.max(0, i / width - reach) * (width + 1);
            int right = Math.min(width, i % width + reach + 1);
            int bottom = Math.min(height, i / width + reach + 1) * (width + 1);
            int sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
            int mean = sum / ((right - left) * ((bottom - top) / (width + 1)));
            result[i] = (byte) Math.clamp(mean + 4 * ((pixels[i] & 255) - mean), 0, 255);
        }
        return new Grey(width, height, result);
    }

    /** Smaller by whole steps, each pixel the mean of those it stands for. */
    Grey shrunk(int by) {
        if (by <= 1) {
            return this;
        }
        int w = Math.max(1, width / by);
        int h = Math.max(1, height / by);
        byte[] result = new byte[w * h];
        int[] sums = new int[w];
        for (int y = 0; y < h; y++) {
            int rows = Math.min(by, height - y * by);
            Arrays.fill(sums, 0);
            for (int row = y * by; row < y * by + rows; row++) {
                add(row, by, sums);
            }
            for (int x = 0; x < w; x++) {
                result[y * w + x] = (byte) (sums[x] / (Math.min(by, width - x * by) * rows));
            }
        }
        return new Grey(w, h, result);
    }

    /** Larger, each pixel a square of pixels. */
    Grey enlarged(int by) {
        byte[] result = new byte[pixels.length * by * by];
        int w = width * by;
        for (int at = 0; at < result.length; at++) {
            int row = at / w / by;
            result[at] = pixels[row * width + at % w / by];
        }
        return new Grey(w, height * by, result);
    }

    private void add(int row, int by, int[] sums) {
        int at = row * width;
        for (int x = 0; x < sums.length; x++) {
            int columns = Math.min(by, width - x * by);
            for (int i = 0; i < columns; i++) {
                sums[x] += pixels[at++] & 255;
            }
        }
    }
}
