package org.postern.reader.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.postern.message.Box;

/** What the dark blots on a picture tell of its letters, before anybody reads them: how high, and which way up. */
final class Print {
    private static final int LONG_SIDE = 1500;
    private static final int TILE = 16;

    /** Blots below are dots and noise. */
    private static final int LOWEST = 4;

    /** Fewer say nothing of a page. */
    private static final int FEW = 40;

    private static final int MOST = 5000;

    /** How much more sharply the letters must stand on one of their sides than on any other. */
    private static final double CLEARLY = 1.15;

    private final int shrunk;
    private final double angle;
    private final List<Box> letters;

    private Print(int shrunk, double angle, List<Box> letters) {
        this.shrunk = shrunk;
        this.angle = angle;
        this.letters = letters;
    }

    /** Of dark letters on bright paper whose lines are turned by {@code angle}. */
    static Print of(Grey picture, double angle) {
        int longSide = Math.max(picture.width(), picture.height());
        int by = Math.max(1, (longSide + LONG_SIDE - 1) / LONG_SIDE);
        Grey small = picture.shrunk(by);
        return new Print(by, angle, letters(small, ink(small)));
    }

    /** How high small letters are, in pixels; those of small print count, if a third of all is small. */
    OptionalInt height() {
        if (letters.size() < FEW) {
            return OptionalInt.empty();
        }
        int[] sides = letters.stream()
                .mapToInt(box -> Math.max(box.width(), box.height()))
                .sorted()
                .toArray();
        return OptionalInt.of(sides[sides.length / 3] * shrunk);
    }

    /**
     * By how many quarter turns to the right the writing is turned, 0 if that is not clear. All letters but a few stand
     * on their line, while some reach higher than others: their feet are in fewer rows than their heads.
     */
    int quarters() {
        if (letters.size() < FEW) {
            return 0;
        }
        double[] sharpness = {sharpness(0), sharpness(1), sharpness(2), sharpness(3)};
        int best = 0;
        for (int side = 1; side < 4; side++) {
            best = sharpness[side] > sharpness[best] ? side : best;
        }
        double sharpest = sharpness[best];
        sharpness[best] = 0;
        return Arrays.stream(sharpness).allMatch(other -> sharpest > CLEARLY * other) ? best : 0;
    }

    /** Of their lower, left, upper or right sides: the sum of squares of how many are in one row. */
    private double sharpness(int side) {
        int reach = 2 * LONG_SIDE;
        int[] rows = new int[2 * reach];
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (Box box : letters) {
            double x = box.x() + box.width() / 2.0;
            double y = box.y() + box.height() / 2.0;
            double at = switch (side) {
                case 0 -> (box.y() + box.height()) * cos - x * sin;
                case 1 -> box.x() * cos + y * sin;
                case 2 -> box.y() * cos - x * sin;
                default -> (box.x() + box.width()) * cos + y * sin;
            };
            rows[Math.clamp(Math.round(at) + reach, 0, rows.length - 1)]++;
        }
        return Arrays.stream(rows).mapToDouble(row -> (double) row * row).sum();
    }

    /** Where a pixel is much darker than the paper around it. */
    private static boolean[] ink(Grey small) {
        int across = (small.width() + TILE - 1) / TILE;
        int down = (small.height() + TILE - 1) / TILE;
        int[] means = means(small, across, down);
        int[] range = small.range(0.01);
        int step = Math.max(16, (range[1] - range[0]) / 5);
        boolean[] ink = new boolean[small.width() * small.height()];
        int[] row = new int[across];
        for (int y = 0; y < small.height(); y++) {
            if (y % TILE == 0) {
                for (int tile = 0; tile < across; tile++) {
                    row[tile] = around(means, across, down, tile, y / TILE) - step;
                }
            }
            for (int x = 0; x < small.width(); x++) {
                ink[y * small.width() + x] = small.at(x, y) < row[x / TILE];
            }
        }
        return ink;
    }

    private static int[] means(Grey small, int across, int down) {
        int[] sums = new int[across * down];
        int[] counts = new int[sums.length];
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                int tile = y / TILE * across + x / TILE;
                sums[tile] += small.at(x, y);
                counts[tile]++;
            }
        }
        for (int tile = 0; tile < sums.length; tile++) {
            sums[tile] /= counts[tile];
        }
        return sums;
    }

    /** The mean of a tile and of those around it. */
    private static int around(int[] means, int across, int down, int x, int y) {
        int sum = 0;
        int count = 0;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(down - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(across - 1, x + 1); nx++, count++) {
                sum += means[ny * across + nx];
            }
        }
        return sum / count;
    }

    /** The blots that are as large as letters may be. Takes them off {@code ink}. */
    private static List<Box> letters(Grey small, boolean[] ink) {
        List<Box> letters = new ArrayList<>();
        int[] stack = new int[ink.length];
        int highest = Math.min(small.width(), small.height()) / 4;
        for (int at = 0; at < ink.length && letters.size() < MOST; at++) {
            if (ink[at]) {
                Box box = blot(ink, stack, small.width(), at);
                int side = Math.max(box.width(), box.height());
                int other = Math.min(box.width(), box.height());
                if (side >= LOWEST && side <= highest && other * 3 >= side) {
                    letters.add(box);
                }
            }
        }
        return letters;
    }

    /** Takes one off. */
    private static Box blot(boolean[] ink, int[] stack, int width, int start) {
        int left = start % width;
        int right = left;
        int top = start / width;
        int bottom = top;
        int count = 0;
        stack[count++] = start;
        ink[start] = false;
        while (count > 0) {
            int at = stack[--count];
            int x = at % width;
            int y = at / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            for (int around = 0; around < 9; around++) {
                int nx = x + around % 3 - 1;
                int next = at + (around / 3 - 1) * width + around % 3 - 1;
                if (nx >= 0 && nx < width && next >= 0 && next < ink.length && ink[next]) {
                    ink[next] = false;
                    stack[count++] = next;
                }
            }
        }
        return new Box(left, top, right - left + 1, bottom - top + 1);
    }
}
