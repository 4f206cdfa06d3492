package org.postern.reader;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.postern.message.Box;

/** Draws boxes on a copy of a picture. */
final class Boxes {
    /** Longer sides are shrunk to this, so that a report stays small. */
    private static final int SIDE = 2000;

    private static final int FRAME = 3;

    private Boxes() {}

    /** A PNG file in base64. */
    static String on(BufferedImage picture, List<Box> boxes) throws IOException {
        double factor = Math.min(1, (double) SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = copy.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
            pen.setColor(Color.RED);
            pen.setStroke(new BasicStroke(FRAME));
            for (Box box : boxes) {
                pen.drawRect(
                        (int) (box.x() * factor) - FRAME,
                        (int) (box.y() * factor) - FRAME,
                        (int) (box.width() * factor) + 2 * FRAME,
                        (int) (box.height() * factor) + 2 * FRAME);
            }
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(copy, "png", png);
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
