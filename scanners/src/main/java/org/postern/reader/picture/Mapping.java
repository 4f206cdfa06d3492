package org.postern.reader.picture;

import org.postern.message.Box;

/**
 * A picture made from another by scaling and turning it about its middle; tells where its points stood.
 *
 * @param width of the other
 * @param scale how much larger this one is
 * @param angle by which this one was turned back, in radians
 * @param toWidth of this one
 */
record Mapping(int width, int height, double scale, double angle, int toWidth, int toHeight) {
    static Mapping of(int width, int height, double scale, double angle) {
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        int toWidth = (int) Math.ceil((width * cos + height * sin) * scale);
        int toHeight = (int) Math.ceil((width * sin + height * cos) * scale);
        return new Mapping(width, height, scale, angle, toWidth, toHeight);
    }

    private boolean isNone() {
        return scale == 1 && angle == 0;
    }

    double x(double x, double y) {
        double dx = x - toWidth / 2.0;
        double dy = y - toHeight / 2.0;
        return width / 2.0 + (dx * Math.cos(angle) - dy * Math.sin(angle)) / scale;
    }

    double y(double x, double y) {
        double dx = x - toWidth / 2.0;
        double dy = y - toHeight / 2.0;
        return height / 2.0 + (dx * Math.sin(angle) + dy * Math.cos(angle)) / scale;
    }

    /** The box around where a box of this picture stood on the other. */
    Box back(Box box) {
        if (isNone()) {
            return box;
        }
        double left = width;
        double top = height;
        double right = 0;
        double bottom = 0;
        for (int corner = 0; corner < 4; corner++) {
            double cx = box.x() + (corner & 1) * box.width();
            double cy = box.y() + (corner >> 1) * box.height();
            left = Math.min(left, x(cx, cy));
            right = Math.max(right, x(cx, cy));
            top = Math.min(top, y(cx, cy));
            bottom = Math.max(bottom, y(cx, cy));
        }
        int x = (int) Math.clamp(Math.floor(left), 0, width);
        int y = (int) Math.clamp(Math.floor(top), 0, height);
        return new Box(
                x,
                y,
                (int) Math.clamp(Math.ceil(right), x, width) - x,
                (int) Math.clamp(Math.ceil(bottom), y, height) - y);
    }

    /** The picture, by linear interpolation; what lay outside is of the given shade. */
    Grey draw(Grey from, int outside) {
        if (isNone()) {
            return from;
        }
        int by = (int) Math.max(1, 1 / scale); // else pixels would be left out
        Grey source = from.shrunk(by);
        byte[] result = new byte[toWidth * toHeight];
        long stepX = Math.round(Math.cos(angle) / scale / by * ONE);
        long stepY = Math.round(Math.sin(angle) / scale / by * ONE);
        for (int row = 0; row < toHeight; row++) {
            long x = Math.round((x(0.5, row + 0.5) / by - 0.5) * ONE);
            long y = Math.round((y(0.5, row + 0.5) / by - 0.5) * ONE);
            for (int at = row * toWidth; at < (row + 1) * toWidth; at++, x += stepX, y += stepY) {
                result[at] = (byte) sample(source, x, y, outside);
            }
        }
        return new Grey(toWidth, toHeight, result);
    }

    private static final int BITS = 16;
    private static final int ONE = 1 << BITS;

    /** The shade at a point in fixed-point numbers. */
    private static int sample(Grey from, long x, long y, int outside) {
        int left = (int) (x >> BITS);
        int top = (int) (y >> BITS);
        int width = from.width();
        if (left < -1 || top < -1 || left >= width || top >= from.height()) {
            return outside;
        }
        int right = Math.min(left + 1, width - 1);
        int below = Math.min(top + 1, from.height() - 1) * width;
        left = Math.max(left, 0);
        top = Math.max(top, 0) * width;
        int fx = (int) (x & (ONE - 1)) >> 8;
        int fy = (int) (y & (ONE - 1)) >> 8;
        byte[] p = from.pixels();
        int upper = (p[top + left] & 255) * (256 - fx) + (p[top + right] & 255) * fx;
        int lower = (p[below + left] & 255) * (256 - fx) + (p[below + right] & 255) * fx;
        return (upper * (256 - fy) + lower * fy) >> 16;
    }
}
