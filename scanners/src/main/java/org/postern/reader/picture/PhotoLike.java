package org.postern.reader.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Whether a picture has so many colours that no page and no screen is likely to be all there is on it. */
final class PhotoLike {
    private static final int SAMPLES = 20_000;

    /** Measured on photographs and on pictures of screens, pages and diagrams. */
    private static final double ENTROPY = 4.2;

    private static final double FOUR_COMMONEST = 0.62;

    private PhotoLike() {}

    static boolean test(BufferedImage picture) {
        int[] colours = new int[4096];
        long pixels = (long) picture.getWidth() * picture.getHeight();
        int step = (int) Math.max(1, Math.sqrt((double) pixels / SAMPLES));
        int count = 0;
        for (int y = step / 2; y < picture.getHeight(); y += step) {
            for (int x = step / 2; x < picture.getWidth(); x += step, count++) {
                int rgb = picture.getRGB(x, y);
                colours[((rgb >> 12) & 0xf00) | ((rgb >> 8) & 0xf0) | ((rgb >> 4) & 0xf)]++;
            }
        }
        double entropy = 0;
        for (int colour : colours) {
            double share = (double) colour / count;
            entropy -= colour == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        Arrays.sort(colours);
        int commonest = colours[4095] + colours[4094] + colours[4093] + colours[4092];
        return entropy > ENTROPY && commonest < FOUR_COMMONEST * count;
    }
}
