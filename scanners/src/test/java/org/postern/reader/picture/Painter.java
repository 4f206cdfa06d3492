package org.postern.reader.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Assumptions;

/** Draws the pictures of the tests: writing that is known, whole or spoilt in ways that occur. */
final class Painter {
    /** What stands on the pages; nobody of that name lives there. */
    static final List<String> LETTER = List.of(
            "Dear parents and carers,",
            "the coach to Harbour Farm leaves at 8.45 on Friday.",
            "Please bring a packed lunch, a coat and boots.",
            "If you are late, telephone 07700 900123 and ask",
            "for Mrs Okafor. The office is at 14 Mill Lane,",
            "Westbrook, and opens from 8 until half past four.",
            "Money for the shop should be in a named envelope.",
            "We expect to be back at about ten to six.");

    static final List<String> MEME = List.of("WHEN THE TEACHER SAYS", "CALL 07700 900456");

    static final List<List<String>> TABLE = List.of(
            List.of("Name", "Class", "Telephone"),
            List.of("Amara Diallo", "7B", "07700 900211"),
            List.of("Ben Hartley", "8C", "01632 960018"),
            List.of("Chloe Nkemelu", "7B", "07700 900377"),
            List.of("Dev Anand", "9A", "020 7946 0115"));

    private Painter() {}

    /** So many lines of the letter, over and over. */
    static List<String> manyLines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LETTER.get(i % LETTER.size()))
                .toList();
    }

    /** A machine without a font cannot draw letters; the build machine must have one (fonts-dejavu-core). */
    private static void needsFont() {
        Assumptions.assumeTrue(System.getenv("CI") != null || hasFont(), "no font is installed");
    }

    private static boolean hasFont() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplay('a');
        } catch (InternalError | RuntimeException none) { // what the JDK throws without fontconfig
            return false;
        }
    }

    static BufferedImage blank(int width, int height, Color paper) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(paper);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        return picture;
    }

    static Graphics2D canvas(BufferedImage picture, int size) {
        needsFont();
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        return canvas;
    }

    /** Lines of writing on paper, of a letter height in pixels. */
    static BufferedImage page(List<String> lines, int size, Color paper, Color ink) {
        int width = size * 32;
        BufferedImage picture = blank(width, size * (3 + 2 * lines.size()), paper);
        Graphics2D canvas = canvas(picture, size);
        canvas.setColor(ink);
        for (int i = 0; i < lines.size(); i++) {
            canvas.drawString(lines.get(i), size * 2, size * (3 + 2 * i));
        }
        canvas.dispose();
        return picture;
    }

    static BufferedImage letter() {
        return page(LETTER, 32, Color.WHITE, Color.BLACK);
    }

    static BufferedImage turned(BufferedImage picture, double degrees) {
        double angle = Math.toRadians(degrees);
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        int width = (int) Math.round(picture.getWidth() * cos + picture.getHeight() * sin);
        int height = (int) Math.round(picture.getWidth() * sin + picture.getHeight() * cos);
        BufferedImage turned = blank(width, height, new Color(picture.getRGB(0, 0)));
        Graphics2D canvas = canvas(turned, 12);
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.rotate(angle);
        turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        canvas.drawImage(picture, turn, null);
        canvas.dispose();
        return turned;
    }

    static BufferedImage blurred(BufferedImage picture, int reach) {
        int side = 2 * reach + 1;
        float[] even = new float[side * side];
        Arrays.fill(even, 1f / even.length);
        BufferedImage rgb = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        new ConvolveOp(new Kernel(side, side, even), ConvolveOp.EDGE_NO_OP, null).filter(picture, rgb);
        return rgb;
    }

    /** Saved as JPEG of low quality and opened again. */
    static BufferedImage squeezed(BufferedImage picture, float quality) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg(picture, quality)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(BufferedImage picture, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] saved(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A page that lies on a table under a lamp, taken by a telephone that is held not quite straight. */
    static BufferedImage photographed(BufferedImage page) {
        BufferedImage tilted = turned(page, 4);
        int width = tilted.getWidth() * 5 / 4;
        int height = tilted.getHeight() * 5 / 4;
        BufferedImage photo = blank(width, height, new Color(120, 90, 60));
        Graphics2D canvas = photo.createGraphics();
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.rotate(Math.toRadians(4));
        turn.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        canvas.drawImage(page, turn, null);
        canvas.dispose();
        return squeezed(noisy(blurred(photo, 1)), 0.75f);
    }

    private static BufferedImage noisy(BufferedImage picture) {
        Random random = new Random(7);
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = (double) x / width - 0.45;
                double dy = (double) y / height - 0.4;
                double light = 1.02 - 0.7 * (dx * dx + dy * dy) - 0.12 * x / width;
                int c = picture.getRGB(x, y);
                int noise = (int) (random.nextGaussian() * 6);
                int r = shade((c >> 16 & 255) * light + noise);
                int g = shade((c >> 8 & 255) * light * 0.98 + noise);
                int b = shade((c & 255) * light * 0.9 + noise);
                result.setRGB(x, y, r << 16 | g << 8 | b);
            }
        }
        return result;
    }

    private static int shade(double value) {
        return (int) Math.clamp(value, 0, 255);
    }

    /** Something like leaves, grass or stone: many colours, no letters. */
    static BufferedImage scenery(int width, int height, long seed) {
        double[][] layers = new double[3][];
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int c = 0; c < 3; c++) {
            layers[c] = clouds(width, height, random);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                double base = layers[0][at];
                int r = shade(base * 200 + layers[1][at] * 60 - 10);
                int g = shade(base * 180 + layers[2][at] * 80);
                int b = shade(base * 140 + layers[1][at] * 40 - 20);
                picture.setRGB(x, y, r << 16 | g << 8 | b);
            }
        }
        return picture;
    }

    /** Noise of many sizes, from 0 to 1. */
    private static double[] clouds(int width, int height, Random random) {
        double[] sum = new double[width * height];
        double weight = 0.5;
        for (int cell = Math.max(width, height) / 3; cell >= 2; cell /= 2, weight *= 0.6) {
            int across = width / cell + 2;
            double[] grid = random.doubles((long) across * (height / cell + 2)).toArray();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    sum[y * width + x] += weight * between(grid, across, (double) x / cell, (double) y / cell);
                }
            }
        }
        return sum;
    }

    private static double between(double[] grid, int across, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        double fx = x - left;
        double fy = y - top;
        int at = top * across + left;
        double upper = grid[at] * (1 - fx) + grid[at + 1] * fx;
        double lower = grid[at + across] * (1 - fx) + grid[at + across + 1] * fx;
        return upper * (1 - fy) + lower * fy;
    }

    /** White letters with black edges over a picture, as jokes are passed round. */
    static BufferedImage meme(BufferedImage below, List<String> lines, int size) {
        BufferedImage picture = blank(below.getWidth(), below.getHeight(), Color.GRAY);
        Graphics2D canvas = canvas(picture, size);
        canvas.drawImage(below, 0, 0, null);
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, size);
        for (int i = 0; i < lines.size(); i++) {
            TextLayout layout = new TextLayout(lines.get(i), font, canvas.getFontRenderContext());
            double x = (below.getWidth() - layout.getAdvance()) / 2;
            double y = i == lines.size() - 1 ? below.getHeight() - size * 0.6 : size * (1.3 + 1.2 * i);
            var outline = layout.getOutline(AffineTransform.getTranslateInstance(x, y));
            canvas.setColor(Color.BLACK);
            canvas.setStroke(new BasicStroke(size / 8f));
            canvas.draw(outline);
            canvas.setColor(Color.WHITE);
            canvas.fill(outline);
        }
        canvas.dispose();
        return picture;
    }

    /** Rows of cells with rules between them. */
    static BufferedImage table(List<List<String>> rows, int size) {
        int column = size * 11;
        int row = size * 2;
        int columns = rows.getFirst().size();
        BufferedImage picture = blank(column * columns + 2 * size, row * rows.size() + 2 * size, Color.WHITE);
        Graphics2D canvas = canvas(picture, size);
        canvas.setColor(Color.BLACK);
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < columns; x++) {
                canvas.drawRect(size + x * column, size + y * row, column, row);
                canvas.drawString(rows.get(y).get(x), size + x * column + size / 2, size + y * row + size * 4 / 3);
            }
        }
        canvas.dispose();
        return picture;
    }
}
