package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class UnclearPicturesTest {
    private static final Reading UNCLEAR =
            new Reading.Unclear("The png file picture.png seems to hold writing that could not be read.");

    /** Loops of a pen that run on like joined letters, with gaps as between words. */
    private static BufferedImage handwriting() {
        Random random = new Random(4);
        BufferedImage paper = Painter.blank(1200, 600, Color.WHITE);
        Graphics2D canvas = Painter.canvas(paper, 20);
        canvas.setColor(new Color(20, 20, 90));
        canvas.setStroke(new BasicStroke(4));
        for (int line = 0; line < 4; line++) {
            canvas.draw(line(random, 120 + line * 120));
        }
        canvas.dispose();
        return paper;
    }

    private static Path2D line(Random random, double y) {
        Path2D pen = new Path2D.Double();
        double x = 80;
        pen.moveTo(x, y);
        for (int loop = 1; x < 1050; loop++) {
            double rise = (random.nextInt(5) == 0 ? 55 : 25) * (random.nextBoolean() ? -1 : 1);
            pen.curveTo(x + 4, y - rise, x + 14 + random.nextInt(6), y - rise, x + 10 + random.nextInt(10), y);
            x += 16 + random.nextInt(8);
            if (loop % 5 == 0) {
                x += 30;
                pen.moveTo(x, y);
            }
        }
        return pen;
    }

    @Test
    void leavesHandwritingToAPerson() {
        assertThat(Reads.png(handwriting()).reading()).isEqualTo(UNCLEAR);
    }

    @Test
    void leavesHandwritingBesidePrintToAPerson() {
        BufferedImage sheet = Painter.blank(1200, 1200, Color.WHITE);
        Graphics2D canvas = sheet.createGraphics();
        canvas.drawImage(Painter.letter(), 0, 0, null);
        canvas.drawImage(handwriting(), 0, 600, null);
        canvas.dispose();
        FileItem item = Reads.png(sheet);
        assertThat(Reads.text(item)).contains("07700 900123");
        assertThat(item.reading()).isEqualTo(UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void takesNoLeavesForLetters(long seed) {
        FileItem item = Reads.file(Painter.jpeg(Painter.scenery(1200, 900, seed), 0.8f), "picture.jpg");
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
        assertThat(item.text()).isEmpty();
    }
}
