package org.postern.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Pictures drawn by code that look as if a camera, a scanner, a screen or a drawing program had made them. */
public final class Pictures {
    private static final String WORDS = "the volcano erupts and lava flows down towards a village by the river where "
            + "people keep sheep in the valley until autumn comes again";

    private Pictures() {}

    /** Hills under a sky with clouds, of noise in many sizes, and the noise of a sensor over everything. */
    public static BufferedImage landscape(int seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Noise noise = new Noise(seed);
        double horizon = 0.3 + random.nextDouble() * 0.35;
        float hue = random.nextFloat();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = x / (double) width;
                double v = y / (double) height;
                double ridge = horizon + 0.15 * (noise.at(u * 3, seed) - 0.5);
                float[] hsb = v < ridge ? sky(noise, u, v) : ground(noise, u, v, hue);
                image.setRGB(x, y, shaken(Color.HSBtoRGB(hsb[0], hsb[1], clamp(hsb[2])), random, 6));
            }
        }
        return image;
    }

    private static float[] sky(Noise noise, double u, double v) {
        double cloud = noise.octaves(u * 4, v * 7);
        return new float[] {0.58f, (float) (0.6 - 0.55 * cloud), (float) (0.6 + 0.35 * cloud - 0.1 * v)};
    }

    private static float[] ground(Noise noise, double u, double v, float hue) {
        double rough = noise.octaves(u * 14, v * 14);
        double field = noise.octaves(u * 3 + 9, v * 3);
        return new float[] {
            (float) (hue + 0.25 * field), (float) (0.25 + 0.5 * field), (float) (0.1 + 0.75 * rough * (0.5 + v / 2))
        };
    }

    private static float clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }

    private static int shaken(int rgb, Random random, int strength) {
        int out = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int value = (rgb >> shift & 0xff) + (int) (random.nextGaussian() * strength);
            out |= Math.max(0, Math.min(255, value)) << shift;
        }
        return out;
    }

    /** The same in black and white. */
    public static BufferedImage grey(BufferedImage picture) {
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                grey.setRGB(x, y, 0x010101 * (picture.getRGB(x, y) >> 8 & 0xff));
            }
        }
        return grey;
    }

    /** A written sheet with the noise of a scanner; {@code shade} is how unevenly it is lit, as a lamp does it. */
    public static BufferedImage paper(int seed, int width, int height, double shade) {
        BufferedImage image = page(seed, width, height, new Color(20, 24, 60), Color.WHITE);
        Random random = new Random(seed);
        Noise noise = new Noise(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double light = 0.97 - shade * noise.at(x * 1.5 / width, y * 1.5 / height);
                image.setRGB(x, y, shaken(dimmed(image.getRGB(x, y), light), random, 3));
            }
        }
        return image;
    }

    private static int dimmed(int rgb, double light) {
        return (int) ((rgb >> 16 & 0xff) * light) << 16
                | (int) ((rgb >> 8 & 0xff) * light) << 8
                | (int) ((rgb & 0xff) * light * 0.97);
    }

    /** Lines of words as a program sets them. */
    public static BufferedImage page(int seed, int width, int height, Color ink, Color background) {
        BufferedImage image = blank(width, height, background);
        Graphics2D graphics = graphics(image);
        graphics.setColor(ink);
        write(graphics, seed, width / 12, width - width / 12, height / 12, height - height / 12, height / 55);
        graphics.dispose();
        return image;
    }

    private static void write(Graphics2D graphics, int seed, int left, int right, int top, int bottom, int size) {
        Random random = new Random(seed);
        List<String> words = List.of(WORDS.split(" ", -1));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        for (int y = top; y < bottom; y += size * 3 / 2) {
            int x = left;
            int end = random.nextInt(4) == 0 ? (left + right) / 2 : right;
            while (x < end) {
                String word = words.get(random.nextInt(words.size()));
                int wide = graphics.getFontMetrics().stringWidth(word + " ");
                if (x + wide > right) {
                    break;
                }
                graphics.drawString(word, x, y);
                x += wide;
            }
        }
    }

    /** A chat on a telephone. */
    public static BufferedImage chat(int seed, int width, int height, boolean dark) {
        Random random = new Random(seed);
        BufferedImage image = blank(width, height, dark ? new Color(18, 18, 22) : new Color(240, 242, 245));
        Graphics2D graphics = graphics(image);
        graphics.setColor(dark ? new Color(40, 40, 48) : new Color(30, 110, 90));
        graphics.fillRect(0, 0, width, height / 12);
        int y = height / 9;
        while (y < height * 5 / 6) {
            int tall = height / 14 + random.nextInt(height / 10);
            int wide = width / 2 + random.nextInt(width / 3);
            boolean mine = random.nextBoolean();
            int left = mine ? width - wide - width / 30 : width / 30;
            graphics.setColor(mine ? new Color(0, 132, 255) : dark ? new Color(58, 58, 66) : Color.WHITE);
            graphics.fillRoundRect(left, y, wide, tall, 40, 40);
            graphics.setColor(mine || dark ? Color.WHITE : Color.BLACK);
            write(graphics, seed + y, left + 24, left + wide - 10, y + width / 20, y + tall - 8, width / 28);
            y += tall + height / 60;
        }
        graphics.dispose();
        return image;
    }

    /** Bars with few words. */
    public static BufferedImage chart(int seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = blank(width, height, Color.WHITE);
        Graphics2D graphics = graphics(image);
        graphics.setStroke(new BasicStroke(3));
        int bars = 3 + random.nextInt(6);
        for (int i = 0; i < bars; i++) {
            graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.7f, 0.85f));
            int tall = height / 8 + random.nextInt(height / 2);
            graphics.fillRect(width * (i + 1) / (bars + 2), height * 7 / 8 - tall, width / (bars + 3), tall);
        }
        graphics.setColor(Color.BLACK);
        graphics.drawLine(width / 12, height * 7 / 8, width * 11 / 12, height * 7 / 8);
        graphics.drawLine(width / 12, height / 12, width / 12, height * 7 / 8);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, height / 24));
        graphics.drawString("Rain in each month", width / 3, height / 14);
        graphics.dispose();
        return image;
    }

    /** Coloured shapes, as a child draws them with a paint program. */
    public static BufferedImage drawing(int seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = blank(width, height, Color.getHSBColor(random.nextFloat(), 0.3f, 0.95f));
        Graphics2D graphics = graphics(image);
        for (int i = 0; i < 14; i++) {
            graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.8f, 0.9f));
            int size = width / 12 + random.nextInt(width / 4);
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            if (i % 3 == 0) {
                Path2D path = new Path2D.Double();
                path.moveTo(x, y);
                path.lineTo(x + size, y + size / 2.0);
                path.lineTo(x - size / 3.0, y + size);
                path.closePath();
                graphics.fill(path);
            } else {
                graphics.fill(new Ellipse2D.Double(x, y, size, size * 0.8));
            }
        }
        graphics.dispose();
        return image;
    }

    /** A slide whose background runs from one colour into another, with shapes that shine. */
    public static BufferedImage gradients(int seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = blank(width, height, Color.WHITE);
        Graphics2D graphics = graphics(image);
        for (int i = 0; i < 6; i++) {
            Color from = Color.getHSBColor(random.nextFloat(), 0.6f, 0.9f);
            Color to = Color.getHSBColor(random.nextFloat(), 0.3f, 1f);
            int left = i == 0 ? 0 : random.nextInt(width);
            int top = i == 0 ? 0 : random.nextInt(height);
            graphics.setPaint(new GradientPaint(left, top, from, left, top + height / (i + 1f), to));
            graphics.fillRect(left, top, width / (i + 1), height / (i + 1));
        }
        graphics.dispose();
        return image;
    }

    /** The same picture out of focus. */
    public static BufferedImage unsharp(BufferedImage picture) {
        return blurred(picture, 6);
    }

    /** A face from the front, with the shadows of eyes, nose and mouth, and no particular person's. */
    public static void face(BufferedImage image, int x, int y, int size) {
        BufferedImage head = new BufferedImage(size, size * 5 / 4, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = graphics(head);
        double s = size / 100.0;
        ellipse(graphics, new Color(60, 40, 30), s, 50, 50, 46, 56); // hair
        for (int i = 0; i < 20; i++) { // light falls on the middle
            int tone = 170 + i * 3;
            ellipse(graphics, new Color(tone, tone * 78 / 100, tone * 64 / 100), s, 50, 62, 38 - i, 50 - i * 1.3);
        }
        for (int side = -1; side <= 1; side += 2) {
            ellipse(graphics, new Color(150, 112, 92), s, 50 + side * 17, 54, 11, 7); // socket
            ellipse(graphics, new Color(235, 232, 228), s, 50 + side * 17, 55, 7, 3.6);
            ellipse(graphics, new Color(40, 28, 24), s, 50 + side * 17, 55, 3.6, 3.6);
            ellipse(graphics, new Color(70, 48, 36), s, 50 + side * 17, 45, 10, 2.4); // brow
            ellipse(graphics, new Color(165, 120, 100), s, 50 + side * 5, 77, 3, 2); // nostril
        }
        ellipse(graphics, new Color(236, 196, 166), s, 50, 66, 4, 13); // bridge of the nose
        ellipse(graphics, new Color(160, 70, 70), s, 50, 91, 13, 4); // mouth
        ellipse(graphics, new Color(110, 45, 45), s, 50, 90, 12, 1.2);
        ellipse(graphics, new Color(175, 130, 108), s, 50, 99, 9, 1.6); // under the lip
        graphics.dispose();
        Graphics2D onto = graphics(image);
        onto.drawImage(blurred(head, Math.max(1, size / 40)), x, y, null);
        onto.dispose();
    }

    private static void ellipse(Graphics2D graphics, Color colour, double s, double x, double y, double rx, double ry) {
        graphics.setColor(colour);
        graphics.fill(new Ellipse2D.Double((x - rx) * s, (y - ry) * s, 2 * rx * s, 2 * ry * s));
    }

    private static BufferedImage blurred(BufferedImage image, int radius) {
        int side = 2 * radius + 1;
        float[] even = new float[side * side];
        Arrays.fill(even, 1f / even.length);
        return new ConvolveOp(new Kernel(side, side, even), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    }

    private static BufferedImage blank(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return graphics;
    }

    /** Smooth noise between 0 and 1. */
    private record Noise(long seed) {
        double at(double x, double y) {
            long left = (long) Math.floor(x);
            long top = (long) Math.floor(y);
            double u = smooth(x - left);
            double v = smooth(y - top);
            double upper = point(left, top) * (1 - u) + point(left + 1, top) * u;
            double lower = point(left, top + 1) * (1 - u) + point(left + 1, top + 1) * u;
            return upper * (1 - v) + lower * v;
        }

        double octaves(double x, double y) {
            double sum = 0;
            double share = 0.5;
            for (int i = 0; i < 6; i++) {
                sum += share * at(x * (1 << i), y * (1 << i));
                share /= 2;
            }
            return sum;
        }

        private static double smooth(double t) {
            return t * t * (3 - 2 * t);
        }

        private double point(long x, long y) {
            long hash = (x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL ^ seed * 0x165667B19E3779F9L);
            hash ^= hash >>> 29;
            hash *= 0xBF58476D1CE4E5B9L;
            return (hash >>> 40) / (double) (1 << 24);
        }
    }
}
