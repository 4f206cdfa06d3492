package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.Box;
import org.postern.message.Place;
import org.postern.read.FileItem;
import org.postern.read.Reading;
import org.postern.read.Sign;

class CodesTest {
    private static final String LINK = "https://chat.example/join?call=07700900461";

    private static BufferedImage code(BarcodeFormat format, int width, int height, Color ink, Color paper) {
        try {
            BitMatrix matrix = new MultiFormatWriter().encode(LINK, format, width, height);
            BufferedImage picture = Painter.blank(matrix.getWidth(), matrix.getHeight(), paper);
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        picture.setRGB(x, y, ink.getRGB());
                    }
                }
            }
            return picture;
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static BufferedImage qr(int side) {
        return code(BarcodeFormat.QR_CODE, side, side, Color.BLACK, Color.WHITE);
    }

    private static BufferedImage on(BufferedImage below, BufferedImage code, int x, int y) {
        Graphics2D canvas = below.createGraphics();
        canvas.drawImage(code, x, y, null);
        canvas.dispose();
        return below;
    }

    @ParameterizedTest
    @EnumSource(names = {"QR_CODE", "AZTEC", "DATA_MATRIX", "PDF_417"})
    void readsSquareCodes(BarcodeFormat format) {
        BufferedImage page =
                on(Painter.blank(900, 700, Color.WHITE), code(format, 300, 300, Color.BLACK, Color.WHITE), 200, 150);
        FileItem item = Reads.png(page);
        assertThat(Reads.text(item)).contains("QR code: " + LINK);
        assertThat(item.signs())
                .anyMatch(sign ->
                        sign.kind() == Sign.Kind.QR_CODE && sign.reasons().isEmpty());
    }

    @Test
    void readsBarcodes() {
        BufferedImage page = on(
                Painter.blank(1200, 500, Color.WHITE),
                code(BarcodeFormat.CODE_128, 900, 150, Color.BLACK, Color.WHITE),
                150,
                150);
        assertThat(Reads.text(Reads.png(page))).contains("Barcode: " + LINK);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 90, 180})
    void readsThemTurnedOnAPhotograph(int degrees) {
        BufferedImage photo = on(Painter.scenery(1600, 1200, 5), Painter.turned(qr(360), degrees), 500, 300);
        assertThat(Reads.text(Reads.file(Painter.jpeg(photo, 0.6f), "picture.jpg")))
                .contains(LINK);
    }

    @Test
    void readsThemLightOnDark() {
        assertThat(Reads.text(Reads.png(code(BarcodeFormat.QR_CODE, 300, 300, Color.WHITE, Color.BLACK))))
                .contains(LINK);
    }

    @Test
    void readsTheSmallestBeforeItSkipsThem() {
        FileItem item = Reads.png(qr(1));
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
        assertThat(Reads.text(item)).contains(LINK);
    }

    @Test
    void readsTwoOnOnePage() {
        BufferedImage page = on(Painter.blank(1000, 500, Color.WHITE), qr(300), 50, 50);
        FileItem item = Reads.png(on(page, qr(200), 600, 100));
        assertThat(item.signs())
                .filteredOn(sign -> sign.kind() == Sign.Kind.QR_CODE)
                .hasSize(2);
    }

    @Test
    void knowsWhereACodeStands() {
        FileItem item = Reads.png(on(Painter.blank(900, 700, Color.WHITE), qr(300), 200, 150));
        Optional<Box> box = item.text().orElseThrow().places().stream()
                .filter(place -> place.span().start() == "QR code: ".length())
                .findFirst()
                .flatMap(Place::box);
        assertThat(box).hasValueSatisfying(at -> {
            assertThat(at.x()).isBetween(200, 300);
            assertThat(at.y()).isBetween(150, 250);
            assertThat(at.x() + at.width()).isBetween(400, 500);
        });
    }

    @Test
    void seesNoneInALetter() {
        assertThat(Reads.text(Reads.png(Painter.letter()))).doesNotContain("code: ");
    }
}
