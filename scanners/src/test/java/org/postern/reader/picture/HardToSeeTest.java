package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class HardToSeeTest {
    private static final List<String> CHAT =
            List.of("Year 8 chat", "Sam: meet at orchard seven", "Jo: call 07700 900461");

    /** Three evenly blurred copies come close to one that is blurred by a bell curve. */
    private static BufferedImage blurred(BufferedImage picture, int reach) {
        return Painter.blurred(Painter.blurred(Painter.blurred(picture, reach), reach), reach);
    }

    private static BufferedImage chat(Color paper, Color ink) {
        return Painter.page(CHAT, 38, paper, ink);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void leavesBlurredLettersToAPerson(int reach) {
        byte[] jpeg = Painter.jpeg(blurred(chat(Color.WHITE, Color.BLACK), reach), 0.75f);
        assertThat(Reads.file(jpeg, "picture.jpg").reading()).isInstanceOf(Reading.Unclear.class);
    }

    @Test
    void leavesBlurredLettersBelowSharpOnesToAPerson() {
        BufferedImage both = Painter.blank(1216, 800, Color.WHITE);
        Graphics2D canvas = both.createGraphics();
        canvas.drawImage(chat(Color.WHITE, Color.BLACK), 0, 0, null);
        canvas.drawImage(blurred(chat(Color.WHITE, Color.BLACK), 6), 0, 400, null);
        canvas.dispose();
        FileItem item = Reads.png(both);
        assertThat(Reads.text(item)).contains("meet at orchard seven");
        assertThat(item.reading()).isInstanceOf(Reading.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void readsBlurredLetters(int reach) {
        assertThat(Reads.text(Reads.png(blurred(chat(Color.WHITE, Color.BLACK), reach))))
                .contains("meet at orchard");
    }

    @ParameterizedTest
    @CsvSource({
        "0x008200, 0xff0000",
        "0x007840, 0xc83c3c",
        "0x0064ff, 0xff1e1e",
        "0x969696, 0xff69b4",
        "0x787800, 0x5f6ee6",
        "0x3c963c, 0xff501e"
    })
    void readsLettersAsBrightAsTheirGround(String paper, String ink) {
        FileItem item = Reads.png(chat(Color.decode(paper), Color.decode(ink)));
        assertThat(Reads.text(item)).contains("meet at orchard seven").contains("07700 900461");
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesNoBlurredLeavesForLetters(long seed) {
        FileItem item = Reads.png(blurred(Painter.scenery(900, 700, seed), 5));
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    @Test
    void takesNoShapesForLetters() {
        BufferedImage picture = Painter.blank(1000, 700, Color.WHITE);
        Graphics2D canvas = Painter.canvas(picture, 20);
        for (int i = 0; i < 6; i++) {
            canvas.setPaint(new GradientPaint(0, 0, Color.BLUE, 0, 700, Color.ORANGE));
            canvas.fillRoundRect(60 + 150 * i, 600 - 80 * i, 90, 60 + 80 * i, 30, 30);
            canvas.setColor(new Color(0, 130, 0));
            canvas.fillOval(100 + 120 * i, 60 + 20 * i, 60, 50);
        }
        canvas.dispose();
        assertThat(Reads.png(blurred(picture, 4)).reading()).isEqualTo(Reading.WHOLE);
        assertThat(Reads.png(picture).reading()).isEqualTo(Reading.WHOLE);
    }
}
