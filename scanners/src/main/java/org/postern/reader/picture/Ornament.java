package org.postern.reader.picture;

import java.util.Optional;

/** Tells pictures that nobody could read anything in: dots, rules and spacers. */
final class Ornament {
    /** Shorter letters have no shape. */
    private static final int LOWEST = 6;

    private static final int SMALL = 50;

    private Ornament() {}

    /** Why nothing can be read in it, in words that go on from its name. */
    static Optional<String> reason(Grey grey) {
        int width = grey.width();
        int height = grey.height();
        if ((width < SMALL && height < SMALL) || Math.min(width, height) < LOWEST) {
            return Optional.of("is too small to hold text (" + width + " by " + height + " pixels).");
        }
        return isBlank(grey) ? Optional.of("is of one colour only.") : Optional.empty();
    }

    private static boolean isBlank(Grey grey) {
        byte first = grey.pixels()[0];
        for (byte pixel : grey.pixels()) {
            if (pixel != first) {
                return false;
            }
        }
        return true;
    }
}
