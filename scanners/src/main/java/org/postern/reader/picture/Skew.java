package org.postern.reader.picture;

import java.util.Arrays;

/** How far the lines of writing on a picture are from level, by the projection that has the sharpest rows. */
final class Skew {
    /** What is turned further is no page put down crookedly. */
    private static final double WIDEST = Math.toRadians(15);

    private static final double COARSE = Math.toRadians(0.5);
    private static final double FINE = Math.toRadians(0.1);

    /** Tesseract itself copes with less. */
    private static final double LEAST = Math.toRadians(0.3);

    private static final int LONG_SIDE = 1000;
    private static final int COARSE_POINTS = 8_000;
    private static final int FINE_POINTS = 40_000;

    /** How much sharper the rows must be than with the picture as it is. */
    private static final double CLEARLY = 1.25;

    private final int[] xs;
    private final int[] ys;
    private final int diagonal;

    private Skew(int[] xs, int[] ys, int diagonal) {
        this.xs = xs;
        this.ys = ys;
        this.diagonal = diagonal;
    }

    /** In radians, positive where lines go down to the right; 0 where no lines are seen. */
    static double of(Grey picture) {
        int longSide = Math.max(picture.width(), picture.height());
        Grey small = picture.shrunk((longSide + LONG_SIDE / 2) / LONG_SIDE);
        Skew coarse = edges(small, COARSE_POINTS);
        if (coarse.xs.length < 100) {
            return 0;
        }
        double rough = coarse.best(0, WIDEST, COARSE);
        Skew fine = edges(small, FINE_POINTS);
        double best = fine.best(rough, COARSE, FINE);
        boolean clear = fine.sharpness(best) > CLEARLY * fine.sharpness(0);
        return Math.abs(best) < LEAST || Math.abs(best) > WIDEST - COARSE || !clear ? 0 : best;
    }

    /** Where a dark pixel stands over a bright one or the other way round: the feet and heads of letters. */
    private static Skew edges(Grey picture, int most) {
        int[] range = picture.range(0.01);
        int step = Math.max(24, (range[1] - range[0]) / 4);
        int[] xs = new int[picture.pixels().length];
        int[] ys = new int[xs.length];
        int count = 0;
        for (int y = 0; y < picture.height() - 2; y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (picture.at(x, y + 2) - picture.at(x, y) > step) {
                    xs[count] = x;
                    ys[count++] = y;
                }
            }
        }
        int every = Math.max(1, (count + most - 1) / most);
        int kept = count / every;
        for (int i = 0; i < kept; i++) {
            xs[i] = xs[i * every];
            ys[i] = ys[i * every];
        }
        int diagonal = (int) Math.ceil(Math.hypot(picture.width(), picture.height()));
        return new Skew(Arrays.copyOf(xs, kept), Arrays.copyOf(ys, kept), diagonal);
    }

    private double best(double middle, double reach, double step) {
        double best = middle;
        double sharpest = -1;
        int steps = (int) Math.round(reach / step);
        for (int i = -steps; i <= steps; i++) {
            double angle = middle + i * step;
            double sharpness = sharpness(angle);
            if (sharpness > sharpest) {
                sharpest = sharpness;
                best = angle;
            }
        }
        return best;
    }

    /** The sum of squares of the rows' edge counts, which is largest where they fall into few rows. */
    private double sharpness(double angle) {
        int[] rows = new int[2 * diagonal + 2];
        long cos = Math.round(Math.cos(angle) * 65536);
        long sin = Math.round(Math.sin(angle) * 65536);
        long shift = (long) diagonal << 16;
        for (int i = 0; i < xs.length; i++) {
            rows[(int) ((ys[i] * cos - xs[i] * sin + shift) >> 16)]++;
        }
        double sum = 0;
        for (int row : rows) {
            sum += (double) row * row;
        }
        return sum;
    }
}
