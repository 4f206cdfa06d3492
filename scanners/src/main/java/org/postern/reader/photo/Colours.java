package org.postern.reader.photo;

import java.util.Arrays;

/**
 * Colour statistics of a picture, by which photographs differ from what programs draw. All are shares from 0 to 1 but
 * the entropies, which are in bits.
 *
 * @param entropy of the colours in 4 bits for each of red, green and blue
 * @param fewest the four most frequent of these colours together
 * @param distinct different colours per pixel
 * @param grey entropy of the brightness in 64 steps
 * @param vivid mean difference of the strongest and the weakest of red, green and blue
 * @param paper pixels that look like paper: bright and nearly without colour
 * @param ink pixels that are much darker than paper
 */
record Colours(double entropy, double fewest, double distinct, double grey, double vivid, double paper, double ink) {
    private static final int SIDE = 256;

    static Colours of(Scaled picture) {
        Scaled small = Scaled.of(picture.image(), SIDE);
        return of(small.pixels());
    }

    /** Of these pixels. */
    static Colours of(int[] pixels) {
        int[] colours = new int[4096];
        int[] steps = new int[64];
        double vivid = 0;
        double paper = 0;
        double ink = 0;
        for (int rgb : pixels) {
            colours[(rgb >> 20 & 0xf) << 8 | (rgb >> 12 & 0xf) << 4 | (rgb >> 4 & 0xf)]++;
            int brightness = Scaled.brightness(rgb);
            steps[brightness >> 2]++;
            int spread = spread(rgb);
            vivid += spread / 255.0;
            paper += brightness >= 150 && spread <= 60 ? 1 : 0;
            ink += brightness < 110 ? 1 : 0;
        }
        int all = Math.max(1, pixels.length);
        int[] sorted = colours.clone();
        Arrays.sort(sorted);
        double fewest = Arrays.stream(sorted, sorted.length - 4, sorted.length).sum() / (double) all;
        double distinct = Arrays.stream(pixels).distinct().count() / (double) all;
        return new Colours(
                entropy(colours, all), fewest, distinct, entropy(steps, all), vivid / all, paper / all, ink / all);
    }

    private static int spread(int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    private static double entropy(int[] counts, int all) {
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = count / (double) all;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /** Thresholds fixed before they were tried: 36 portraits and 55 other pictures, no mistake together with faces. */
    boolean ofPhotograph() {
        return entropy > 4.2 && fewest < 0.62 && distinct > 0.25;
    }

    /** A photograph out of focus has fewer colours; what programs draw has a third of them, and is flat. */
    boolean ofSoftPhotograph() {
        return entropy > 4.2 && fewest < 0.62 && distinct > 0.12;
    }

    /** Without colour there are no more than 16 of the coarse colours, and the rule above cannot hold. */
    boolean ofGreyPhotograph() {
        return vivid < 0.03 && grey > 4.6 && paper < 0.5;
    }

    /** A sheet that fills the picture, with something written on it. */
    boolean ofWrittenPage() {
        return paper > 0.55 && ink > 0.001 && ink < 0.4;
    }
}
