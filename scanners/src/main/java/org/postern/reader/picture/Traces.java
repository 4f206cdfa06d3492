package org.postern.reader.picture;

/**
 * How many patches of a picture are as busy as letters where nothing was read.
 *
 * @param sharp in shades of grey
 * @param soft in shades of grey, as blurred letters are
 * @param red in the red part of the colours alone
 * @param blue in the blue part
 */
record Traces(int sharp, int soft, int red, int blue) {
    static final int RED = 2;
    static final int BLUE = 0;

    /** Busy patches beside the words that were read. */
    private static final int PATCHES = 3;

    private static final int SOFT_PATCHES = 8;

    static Traces of(Ocr.Subject subject, Coverage read) {
        Strokes strokes = Strokes.of(subject.grey());
        boolean grey = subject.colours().areGrey();
        return new Traces(
                strokes.outside(read),
                strokes.soft().outside(read),
                grey ? 0 : Strokes.coloured(subject.colours(), RED).outside(read),
                grey ? 0 : Strokes.coloured(subject.colours(), BLUE).outside(read));
    }

    boolean seemUnread() {
        return sharp >= PATCHES || soft >= SOFT_PATCHES || red >= PATCHES || blue >= PATCHES;
    }

    /** Whether letters are as bright as their ground, and of another red (then in blue, too, or less). */
    boolean areRed() {
        return red >= PATCHES && red >= blue && red > 2 * sharp;
    }

    boolean areBlue() {
        return blue >= PATCHES && blue > red && blue > 2 * sharp;
    }
}
