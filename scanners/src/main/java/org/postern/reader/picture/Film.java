package org.postern.reader.picture;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** The screen of a moving picture, on which each frame is drawn over what the ones before left. */
final class Film {
    /** What becomes of a frame before the next is drawn (GIF89a, 23.c.iv; PNG third edition, 11.3.6.2). */
    enum After {
        STAYS,
        IS_CLEARED,
        GIVES_WAY
    }

    private final BufferedImage screen;
    private Rectangle place = new Rectangle();
    private After after = After.STAYS;
    private Optional<BufferedImage> before = Optional.empty();

    Film(int width, int height) {
        screen = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    /** The screen with this frame on it; {@code blends} says that what is below shines through. */
    BufferedImage show(BufferedImage frame, int x, int y, boolean blends, After next) {
        Graphics2D canvas = screen.createGraphics();
        leave(canvas);
        place = new Rectangle(x, y, frame.getWidth(), frame.getHeight());
        after = next;
        before = next == After.GIVES_WAY ? Optional.of(copy()) : Optional.empty();
        canvas.setComposite(blends ? AlphaComposite.SrcOver : AlphaComposite.Src);
        canvas.drawImage(frame, x, y, null);
        canvas.dispose();
        return copy();
    }

    private void leave(Graphics2D canvas) {
        canvas.setComposite(AlphaComposite.Src);
        switch (after) {
            case STAYS -> {}
            case IS_CLEARED -> {
                canvas.setComposite(AlphaComposite.Clear);
                canvas.fill(place);
            }
            case GIVES_WAY -> before.ifPresent(old -> canvas.drawImage(old, 0, 0, null));
        }
    }

    private BufferedImage copy() {
        BufferedImage copy = new BufferedImage(screen.getWidth(), screen.getHeight(), BufferedImage.TYPE_INT_ARGB);
        screen.copyData(copy.getRaster());
        return copy;
    }
}
