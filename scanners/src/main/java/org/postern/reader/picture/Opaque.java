package org.postern.reader.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures as they look on paper of a colour. */
final class Opaque {
    private static final int HALF = 128;
    private static final int BRIGHT = 160;

    private Opaque() {}

    /** In colours of eight bits, without transparency. */
    static BufferedImage on(Color paper, BufferedImage picture) {
        int type = picture.getType();
        if (type == BufferedImage.TYPE_3BYTE_BGR || type == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.setColor(paper);
        canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        canvas.drawImage(picture, 0, 0, null);
        canvas.dispose();
        return opaque;
    }

    /** On white, and on black as well where light letters on nothing would be lost. */
    static List<BufferedImage> views(BufferedImage picture) {
        BufferedImage light = on(Color.WHITE, picture);
        return hasLightOnNothing(picture) ? List.of(light, on(Color.BLACK, picture)) : List.of(light);
    }

    private static boolean hasLightOnNothing(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return false;
        }
        int nothing = 0;
        int bright = 0;
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int argb : row) {
                int green = (argb >> 8) & 255;
                nothing += argb >>> 24 < HALF ? 1 : 0;
                bright += argb >>> 24 >= HALF && green >= BRIGHT ? 1 : 0;
            }
        }
        return nothing > 0 && bright > 0;
    }
}
