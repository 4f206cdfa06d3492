package org.postern.reader.picture;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns a picture as its metadata asks for (EXIF 2.32, 4.6.4, tag 0112 Orientation), as every viewer does. */
final class Upright {
    private Upright() {}

    /** From 1 to 8; 1 is upright. */
    static int orientation(Metadata metadata) {
        try {
            for (Directory exif : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
                if (exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                    int said = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
                    return said >= 1 && said <= 8 ? said : 1;
                }
            }
        } catch (MetadataException none) {
            return 1; // viewers show such a picture as it is
        }
        return 1;
    }

    static BufferedImage of(BufferedImage stored, int orientation) {
        int width = stored.getWidth();
        int height = stored.getHeight();
        if (orientation <= 1) {
            return stored;
        }
        boolean lying = orientation >= 5;
        BufferedImage upright =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = upright.createGraphics();
        canvas.drawImage(stored, turn(orientation, width, height), null);
        canvas.dispose();
        return upright;
    }

    /** Where row 0 and column 0 of the stored picture are seen: for 6, at the right and at the top. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
