package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.Box;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class MarginsTest {
    private static BufferedImage corner(int width, int height, int size) {
        BufferedImage picture = Painter.blank(width, height, Color.WHITE);
        Graphics2D canvas = Painter.canvas(picture, size);
        canvas.setColor(Color.BLACK);
        canvas.drawString("My number is 07700 900461.", width - 16 * size, height - 2 * size);
        canvas.dispose();
        return picture;
    }

    @ParameterizedTest
    @CsvSource({"4000, 3000, 24", "3840, 2160, 20", "4000, 3000, 16", "2480, 3508, 30"})
    void readsOneSmallLineOnALargePage(int width, int height, int size) {
        FileItem item = Reads.png(corner(width, height, size));
        assertThat(Reads.text(item)).contains("07700 900461");
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
        Box box = item.text().orElseThrow().places().getFirst().box().orElseThrow();
        assertThat(box.x()).isBetween(width - 17 * size, width - 15 * size);
        assertThat(box.y()).isBetween(height - 4 * size, height - size);
    }

    @Test
    void leavesAPageWithPrintAllOverIt() {
        BufferedImage page = Painter.page(Painter.manyLines(40), 30, Color.WHITE, Color.BLACK);
        assertThat(Margins.inside(page)).isEqualTo(new Box(0, 0, page.getWidth(), page.getHeight()));
    }
}
