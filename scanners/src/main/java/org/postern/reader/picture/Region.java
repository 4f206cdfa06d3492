package org.postern.reader.picture;

import org.postern.message.Box;

/**
 * A rectangle on a picture where something looks like a line of writing, maybe aslant.
 *
 * @param x of its middle
 * @param width along the line
 * @param angle of the line, in radians, positive where it goes down to the right
 * @param likeness to writing, from 0 to 1
 */
record Region(double x, double y, double width, double height, double angle, double likeness) {
    /** The box itself. */
    static Region of(Box box) {
        double x = box.x() + box.width() / 2.0;
        double y = box.y() + box.height() / 2.0;
        return box.width() >= box.height()
                ? new Region(x, y, box.width(), box.height(), 0, 1)
                : new Region(x, y, box.height(), box.width(), Math.PI / 2, 1);
    }

    /** The smallest upright box around it, on a picture of that size. */
    Box box(int pictureWidth, int pictureHeight) {
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        double w = width * cos + height * sin;
        double h = width * sin + height * cos;
        int left = (int) Math.clamp(x - w / 2, 0, pictureWidth);
        int top = (int) Math.clamp(y - h / 2, 0, pictureHeight);
        int right = (int) Math.clamp(Math.ceil(x + w / 2), left, pictureWidth);
        int bottom = (int) Math.clamp(Math.ceil(y + h / 2), top, pictureHeight);
        return new Box(left, top, right - left, bottom - top);
    }

    /** Whether its line runs in nearly the same direction as that one. */
    boolean isAlong(Region other) {
        return Math.abs(Math.sin(angle - other.angle)) < 0.1;
    }

    /** The same rectangle with its line running in another direction, by quarter turns. */
    Region quarters(int turns) {
        boolean swap = turns % 2 != 0;
        return new Region(x, y, swap ? height : width, swap ? width : height, angle + turns * Math.PI / 2, likeness);
    }
}
