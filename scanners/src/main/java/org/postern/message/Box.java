package org.postern.message;

/** A rectangle on a picture, in pixels of the picture as a viewer shows it (upright), from its upper left corner. */
public record Box(int x, int y, int width, int height) {
    /** The smallest box around both. */
    public Box around(Box other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        int right = Math.max(x + width, other.x + other.width);
        int bottom = Math.max(y + height, other.y + other.height);
        return new Box(left, top, right - left, bottom - top);
    }
}
