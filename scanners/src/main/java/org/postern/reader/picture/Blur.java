package org.postern.reader.picture;

import org.postern.message.Box;

/** Letters that are out of focus. */
final class Blur {
    /** Across a sharp edge the shade changes at once; across a blurred one, in more steps than that. */
    private static final int STEPS = 4;

    /** Shades apart; less may be noise. */
    private static final int CONTRAST = 24;

    /** About the reach of a blur that a person still reads through, in a picture half as large. */
    private static final int REACH = 3;

    private static final int HALF = 2;

    private Blur() {}

    /** Whether nothing in the region is sharp. */
    static boolean in(Grey picture, Region region) {
        Box box = region.box(picture.width(), picture.height());
        int darkest = 255;
        int brightest = 0;
        int steepest = 0;
        for (int y = box.y(); y < box.y() + box.height() - 1; y++) {
            for (int x = box.x(); x < box.x() + box.width() - 1; x++) {
                int here = picture.at(x, y);
                darkest = Math.min(darkest, here);
                brightest = Math.max(brightest, here);
                steepest = Math.max(steepest, Math.abs(here - picture.at(x + 1, y)));
                steepest = Math.max(steepest, Math.abs(here - picture.at(x, y + 1)));
            }
        }
        return brightest - darkest >= CONTRAST && steepest * STEPS <= brightest - darkest;
    }

    /** The picture in focus, as far as that goes, and half as large. */
    static Grey sharpened(Grey picture) {
        return picture.shrunk(HALF).sharpened(REACH);
    }

    /** The line as it stood on the picture before. */
    static Line back(Line line) {
        return line.placed(box -> new Box(box.x() * HALF, box.y() * HALF, box.width() * HALF, box.height() * HALF));
    }
}
