package org.postern.reader.photo;

import java.util.Set;

/** Width and height of a picture in pixels. */
record Shape(int width, int height) {
    /** Common telephones, tablets and desktops, the longer side first. */
    private static final Set<Shape> SCREENS = Set.of(
            new Shape(1334, 750),
            new Shape(1792, 828),
            new Shape(2436, 1125),
            new Shape(2340, 1080),
            new Shape(2400, 1080),
            new Shape(2408, 1080),
            new Shape(2532, 1170),
            new Shape(2556, 1179),
            new Shape(2622, 1206),
            new Shape(2688, 1242),
            new Shape(2778, 1284),
            new Shape(2796, 1290),
            new Shape(2868, 1320),
            new Shape(1600, 720),
            new Shape(1650, 720),
            new Shape(3200, 1440),
            new Shape(2048, 1536),
            new Shape(2160, 1620),
            new Shape(2224, 1668),
            new Shape(2360, 1640),
            new Shape(2388, 1668),
            new Shape(2732, 2048),
            new Shape(1280, 720),
            new Shape(1280, 800),
            new Shape(1366, 768),
            new Shape(1440, 900),
            new Shape(1536, 864),
            new Shape(1600, 900),
            new Shape(1680, 1050),
            new Shape(1920, 1080),
            new Shape(1920, 1200),
            new Shape(2256, 1504),
            new Shape(2560, 1440),
            new Shape(2560, 1600),
            new Shape(2880, 1800),
            new Shape(3840, 2160));

    boolean isScreen() {
        return SCREENS.contains(new Shape(Math.max(width, height), Math.min(width, height)));
    }

    /** Upright paper: A4 is 1.41, Letter 1.29 times as high as wide. */
    boolean isSheet() {
        double ratio = height / (double) width;
        return ratio > 1.25 && ratio < 1.5;
    }
}
