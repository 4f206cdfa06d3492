package org.postern.reader.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A map of how much each point looks like writing, taken apart into lines as differentiable binarisation does it. */
final class Likeness {
    /** The values of PaddleOCR's DBPostProcess. */
    private static final float POINT = 0.3f;

    private static final double LINE = 0.6;
    private static final double GROW = 1.6;
    private static final int LEAST = 3;
    private static final int MOST = 1000;

    private final float[] map;
    private final int width;
    private final int height;
    private final int[] stack;

    Likeness(float[] map, int width, int height) {
        this.map = map.clone();
        this.width = width;
        this.height = height;
        this.stack = new int[map.length];
    }

    List<Region> regions() {
        List<Region> regions = new ArrayList<>();
        for (int at = 0; at < map.length && regions.size() < MOST; at++) {
            if (map[at] > POINT) {
                region(at).ifPresent(regions::add);
            }
        }
        return regions;
    }

    /** Takes one blot off the map. */
    private Optional<Region> region(int start) {
        int count = 0;
        double sum = map[start];
        stack[count++] = start;
        map[start] = 0;
        for (int done = 0; done < count; done++) {
            int x = x(done);
            int y = y(done);
            for (int around = 0; around < 9; around++) {
                int nx = x + around % 3 - 1;
                int ny = y + around / 3 - 1;
                if (nx >= 0 && ny >= 0 && nx < width && ny < height && map[ny * width + nx] > POINT) {
                    sum += map[ny * width + nx];
                    map[ny * width + nx] = 0;
                    stack[count++] = ny * width + nx;
                }
            }
        }
        double likeness = sum / count;
        return likeness < LINE ? Optional.empty() : around(count, likeness);
    }

    /** The rectangle along the axis of the points on the stack, grown to what the blot stands for. */
    private Optional<Region> around(int count, double likeness) {
        double angle = axis(count);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            double x = x(i) + 0.5;
            double y = y(i) + 0.5;
            double along = x * cos + y * sin;
            double across = y * cos - x * sin;
            left = Math.min(left, along - 0.5);
            right = Math.max(right, along + 0.5);
            top = Math.min(top, across - 0.5);
            bottom = Math.max(bottom, across + 0.5);
        }
        double w = right - left;
        double h = bottom - top;
        if (Math.min(w, h) < LEAST) {
            return Optional.empty();
        }
        double grow = w * h * GROW / (2 * (w + h)) * 2;
        double along = (left + right) / 2;
        double across = (top + bottom) / 2;
        return Optional.of(new Region(
                along * cos - across * sin, along * sin + across * cos, w + grow, h + grow, angle, likeness));
    }

    private int x(int i) {
        return stack[i] % width;
    }

    private int y(int i) {
        return stack[i] / width;
    }

    /** The direction in which the points spread most; 0 for what is no longer than high. */
    private double axis(int count) {
        double mx = 0;
        double my = 0;
        for (int i = 0; i < count; i++) {
            mx += x(i);
            my += y(i);
        }
        mx /= count;
        my /= count;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < count; i++) {
            double dx = x(i) - mx;
            double dy = y(i) - my;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        double spread = Math.hypot(xx - yy, 2 * xy) / (xx + yy);
        return spread < 0.5 ? 0 : Math.atan2(2 * xy, xx - yy) / 2;
    }
}
