package org.postern.reader.photo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture made smaller, as plain RGB without transparency.
 *
 * @param factor pixels of the picture it was made of for one of its own
 */
record Scaled(BufferedImage image, double factor) {
    /** No side is longer than {@code side}; a picture that is small enough keeps its size. */
    static Scaled of(BufferedImage picture, int side) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        BufferedImage image = picture;
        // one step of bilinear scaling looks at no more than 2 x 2 pixels, so more than a half would leave some out
        while (longest > 2 * side) {
            image = draw(image, (image.getWidth() + 1) / 2, (image.getHeight() + 1) / 2);
            longest = Math.max(image.getWidth(), image.getHeight());
        }
        double scale = Math.min(1, side / (double) longest);
        image = draw(image, (int) Math.max(1, Math.round(image.getWidth() * scale)), (int)
                Math.max(1, Math.round(image.getHeight() * scale)));
        return new Scaled(image, picture.getWidth() / (double) image.getWidth());
    }

    private static BufferedImage draw(BufferedImage from, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setBackground(java.awt.Color.WHITE); // what is transparent is seen on white in mail programs
        graphics.clearRect(0, 0, width, height);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        return image;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Its pixels, row after row. */
    int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Brightness of a pixel, 0 to 255 (ITU-R BT.601). */
    static int brightness(int rgb) {
        return (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
    }
}
