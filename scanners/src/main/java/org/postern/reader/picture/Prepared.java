package org.postern.reader.picture;

/** A picture made easier to read: in grey, with full contrast, level, and large enough; and how it was changed. */
record Prepared(Grey grey, Mapping mapping) {
    /** Tesseract was trained on writing of about 30 pixels a line; small screens have half of it. */
    private static final int LONG_SIDE = 2200;

    private static final double MOST = 2.0;

    /** Of so many shades Tesseract tells ink from paper by itself. */
    private static final int CONTRAST = 128;

    static Prepared of(Grey grey) {
        double scale = Math.clamp((double) LONG_SIDE / Math.max(grey.width(), grey.height()), 1, MOST);
        return of(grey, scale < 1.2 ? 1 : scale);
    }

    private static Prepared of(Grey grey, double scale) {
        int[] range = grey.range(0.0005);
        boolean faint = range[1] - range[0] < CONTRAST;
        Grey clear = faint ? grey.stretched(range[0], range[1]) : grey;
        Mapping mapping = Mapping.of(grey.width(), grey.height(), scale, Skew.of(clear));
        return new Prepared(mapping.draw(clear, clear.paper()), mapping);
    }
}
