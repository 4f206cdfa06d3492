package org.postern.reader.picture;

import static org.postern.reader.picture.Painter.LETTER;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;

/** Writing that is known, spoilt as pictures in mails are: the set on which readers are compared. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable and the painters have no state
enum Degraded {
    PLAIN(5, Painter::letter),
    TURNED_4(5, () -> Painter.turned(Painter.letter(), 4)),
    TURNED_MINUS_9(5, () -> Painter.turned(Painter.letter(), -9)),
    TURNED_90(5, () -> Painter.turned(Painter.letter(), 90)),
    TURNED_180(5, () -> Painter.turned(Painter.letter(), 180)),
    TURNED_270(5, () -> Painter.turned(Painter.letter(), 270)),
    BLURRED(5, () -> Painter.blurred(Painter.page(LETTER, 24, Color.WHITE, Color.BLACK), 1)),
    JPEG_35(5, () -> Painter.squeezed(Painter.page(LETTER, 18, Color.WHITE, Color.BLACK), 0.35f)),
    LOW_CONTRAST(5, () -> Painter.page(LETTER, 24, new Color(200, 200, 200), new Color(170, 172, 175))),
    DARK(5, () -> Painter.page(LETTER, 16, new Color(18, 18, 24), new Color(225, 225, 230))),
    SMALL_SCREEN(5, () -> Painter.page(LETTER, 11, Color.WHITE, new Color(40, 40, 40))),
    PHOTOGRAPHED(10, () -> Painter.photographed(Painter.page(LETTER, 44, Color.WHITE, new Color(30, 30, 30)))),
    MEME(15, Painter.MEME, () -> Painter.meme(Painter.scenery(1000, 800, 3), Painter.MEME, 64)),
    TABLE(10, Painter.TABLE.stream().flatMap(List::stream).toList(), () -> Painter.table(Painter.TABLE, 20));

    private final double bound;
    private final List<String> written;
    private final Supplier<BufferedImage> picture;

    Degraded(double bound, Supplier<BufferedImage> picture) {
        this(bound, LETTER, picture);
    }

    Degraded(double bound, List<String> written, Supplier<BufferedImage> picture) {
        this.bound = bound;
        this.written = written;
        this.picture = picture;
    }

    /** The characters wrong in a hundred that a test allows. */
    double bound() {
        return bound;
    }

    List<String> written() {
        return written;
    }

    BufferedImage picture() {
        return picture.get();
    }

    byte[] bytes() {
        return Painter.saved(picture(), "png");
    }
}
