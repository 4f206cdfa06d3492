package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintTest {
    private static Print print(BufferedImage picture) {
        Grey grey = Grey.of(picture);
        return Print.of(grey, Skew.of(grey));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void knowsWhichWayUpAPageIs(int quarters) {
        assertThat(print(Painter.turned(Painter.letter(), 90.0 * quarters)).quarters())
                .isEqualTo(quarters);
    }

    @ParameterizedTest
    @ValueSource(doubles = {174, 180, 186})
    void knowsItOfACrookedPage(double degrees) {
        assertThat(print(Painter.turned(Painter.letter(), degrees)).quarters()).isEqualTo(2);
    }

    @Test
    void leavesCapitalsAsTheyAre() {
        List<String> lines = Painter.manyLines(6).stream()
                .map(line -> line.toUpperCase(Locale.ROOT).replaceAll("[^A-Z ]", ""))
                .toList();
        assertThat(print(Painter.page(lines, 20, Color.WHITE, Color.BLACK)).quarters())
                .isZero();
    }

    @Test
    void seesNoLettersInLeaves() {
        assertThat(print(Painter.scenery(1200, 900, 3)).height()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 16, 32, 60, 90})
    void measuresSmallLetters(int size) {
        // in the font of the tests, an x is a little more than half as high as the font
        assertThat(print(Painter.page(Painter.LETTER, size, Color.WHITE, Color.BLACK))
                        .height()
                        .orElseThrow())
                .isBetween((int) (size * 0.45), (int) (size * 0.65) + 1);
    }

    @Test
    void measuresSmallPrintBelowALargeHeading() {
        BufferedImage page = Painter.page(Painter.LETTER, 16, Color.WHITE, Color.BLACK);
        page.createGraphics().drawImage(Painter.page(List.of("Trip"), 60, Color.WHITE, Color.BLACK), 0, 250, null);
        assertThat(print(page).height().orElseThrow()).isBetween(7, 12);
    }
}
