package org.postern.reader.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** Takes pieces out of a picture in colours, as networks want them. */
final class Colours {
    /** Red and blue of white paper under a lamp are this far apart. */
    private static final int TINGE = 24;

    private static final int SAMPLED = 7;

    private final int width;
    private final int height;
    private final byte[] bytes;
    private final int[] ints;

    /** {@code picture} is of one of the two types that {@link Opaque} makes. */
    Colours(BufferedImage picture) {
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        boolean isBytes = picture.getRaster().getDataBuffer() instanceof DataBufferByte;
        this.bytes = isBytes ? ((DataBufferByte) picture.getRaster().getDataBuffer()).getData() : new byte[0];
        this.ints = isBytes ? new int[0] : ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether it has no colours; of few pixels of each row, as letters have many. */
    boolean areGrey() {
        for (int at = 0; at < width * height; at += SAMPLED) {
            int blue = ints.length > 0 ? ints[at] & 255 : bytes[3 * at] & 255;
            int red = ints.length > 0 ? (ints[at] >> 16) & 255 : bytes[3 * at + 2] & 255;
            if (Math.abs(red - blue) > TINGE) {
                return false;
            }
        }
        return true;
    }

    /** One colour of it, 0 for blue to 2 for red, of one pixel in so many each way. */
    Grey plane(int colour, int by) {
        int w = Math.max(1, width / by);
        int h = Math.max(1, height / by);
        byte[] plane = new byte[w * h];
        for (int i = 0; i < plane.length; i++) {
            int at = i / w * by * width + i % w * by;
            plane[i] = ints.length > 0 ? (byte) (ints[at] >> (8 * colour)) : bytes[3 * at + colour];
        }
        return new Grey(w, h, plane);
    }

    /**
     * One picture of a region: blue, green and red one after the other, each {@code to} by {@code high} from 0 to 1.
     */
    float[] cut(Region region, int to, int high) {
        float[] planes = new float[3 * to * high];
        double stepX = region.width() / to;
        double stepY = region.height() / high;
        int samples = (int) Math.clamp(Math.ceil(Math.max(stepX, stepY) / 1.5), 1, 8);
        double cos = Math.cos(region.angle());
        double sin = Math.sin(region.angle());
        int[] sum = new int[3];
        for (int v = 0; v < high; v++) {
            for (int u = 0; u < to; u++) {
                Arrays.fill(sum, 0);
                for (int i = 0; i < samples * samples; i++) {
                    int row = i / samples;
                    double du = (u + (i % samples + 0.5) / samples) * stepX - region.width() / 2;
                    double dv = (v + (row + 0.5) / samples) * stepY - region.height() / 2;
                    add(region.x() + du * cos - dv * sin, region.y() + du * sin + dv * cos, sum);
                }
                for (int c = 0; c < 3; c++) {
                    planes[(c * high + v) * to + u] = sum[c] / (255f * 256 * samples * samples);
                }
            }
        }
        return planes;
    }

    /** Adds the colour at a point, 256 times, by linear interpolation. */
    private void add(double x, double y, int[] sum) {
        int fx = (int) Math.floor((x - 0.5) * 16);
        int fy = (int) Math.floor((y - 0.5) * 16);
        int left = fx >> 4;
        int top = fy >> 4;
        fx &= 15;
        fy &= 15;
        add(left, top, (16 - fx) * (16 - fy), sum);
        add(left + 1, top, fx * (16 - fy), sum);
        add(left, top + 1, (16 - fx) * fy, sum);
        add(left + 1, top + 1, fx * fy, sum);
    }

    private void add(int x, int y, int weight, int[] sum) {
        int at = Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1);
        if (ints.length > 0) {
            int rgb = ints[at];
            sum[0] += (rgb & 255) * weight;
            sum[1] += ((rgb >> 8) & 255) * weight;
            sum[2] += ((rgb >> 16) & 255) * weight;
        } else {
            sum[0] += (bytes[3 * at] & 255) * weight;
            sum[1] += (bytes[3 * at + 1] & 255) * weight;
            sum[2] += (bytes[3 * at + 2] & 255) * weight;
        }
    }
}
