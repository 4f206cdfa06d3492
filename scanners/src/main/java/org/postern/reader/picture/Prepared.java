package org.postern.reader.picture;

/**
 * How a picture is made easier to read: in grey, dark on bright, with full contrast, level, and of the right size.
 *
 * @param clear in its own size
 * @param mapping what remains to be done with it
 * @param quarters how many quarter turns to the right the writing is turned
 */
record Prepared(Grey clear, Mapping mapping, int quarters) {
    /** Tesseract was trained on writing of about 30 pixels a line; small screens have half of it. */
    private static final int LONG_SIDE = 2200;

    private static final double MOST = 2.0;

    /** Letters as high as this are read as well as larger ones, and in less time. */
    private static final double LETTER = 18;

    private static final int LOW_LETTER = 14;
    private static final int HIGH_LETTER = 22;

    /** Of so many shades Tesseract tells ink from paper by itself. */
    private static final int CONTRAST = 128;

    static Prepared of(Grey grey) {
        Grey clear = contrast(grey.isDark() ? grey.inverted() : grey);
        double angle = Skew.of(clear);
        Print print = Print.of(clear, angle);
        double scale = print.height().isPresent() ? scale(print.height().getAsInt()) : scale(clear);
        return new Prepared(clear, Mapping.of(grey.width(), grey.height(), scale, angle), print.quarters());
    }

    /** Tesseract reads dark on bright at once, and bright on dark at the second try. */
    private static Grey contrast(Grey grey) {
        int[] range = grey.range(0.0005);
        return range[1] - range[0] < CONTRAST ? grey.stretched(range[0], range[1]) : grey;
    }

    private static double scale(int letter) {
        return letter >= LOW_LETTER && letter <= HIGH_LETTER ? 1 : Math.min(LETTER / letter, MOST);
    }

    /** For a few words or none. */
    private static double scale(Grey grey) {
        double scale = Math.clamp((double) LONG_SIDE / Math.max(grey.width(), grey.height()), 1, MOST);
        return scale < 1.2 ? 1 : scale;
    }

    /** The picture to be read. */
    Grey grey() {
        return mapping.draw(clear, clear.paper());
    }
}
