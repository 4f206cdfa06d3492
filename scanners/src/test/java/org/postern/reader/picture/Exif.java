package org.postern.reader.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** JPEG files as cameras write them that were not held upright. */
final class Exif {
    private Exif() {}

    /** The picture as a sensor stores it, so that viewers see it upright with the orientation given. */
    static BufferedImage stored(BufferedImage upright, int orientation) {
        // the inverse of a turn to the right is one to the left; the others are their own
        int inverse = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation;
        int w = upright.getWidth();
        int h = upright.getHeight();
        AffineTransform turn = switch (inverse) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        boolean lying = orientation >= 5;
        BufferedImage stored = new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = stored.createGraphics();
        canvas.drawImage(upright, turn, null);
        canvas.dispose();
        return stored;
    }

    /** A JPEG file with an APP1 segment that holds one tag, 0112 (EXIF 2.32, 4.5). */
    static byte[] with(BufferedImage stored, int orientation) {
        byte[] jpeg = Painter.jpeg(stored, 0.9f);
        ByteBuffer tag = ByteBuffer.allocate(36);
        tag.putShort((short) 0xffe1).putShort((short) 34);
        tag.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
        tag.putInt(8).putShort((short) 1);
        tag.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tag.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(tag.array());
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }
}
