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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** With points of so many pixels, out of focus by so many. */
    private static BufferedImage blurred(int point, int reach) {
        BufferedImage small = qr(1);
        int side = small.getWidth() * point;
        BufferedImage large = Painter.blank(side, side, Color.WHITE);
        Graphics2D canvas = large.createGraphics();
        canvas.drawImage(small, 0, 0, side, side, null);
        canvas.dispose();
        return Painter.blurred(on(Painter.blank(900, 900, Color.WHITE), large, 200, 200), reach);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "4, 2", "6, 4", "10, 6"})
    void readsThemOutOfFocus(int point, int reach) {
        FileItem item = Reads.png(blurred(point, reach));
        assertThat(Reads.text(item)).contains(LINK);
        assertThat(item.signs()).anyMatch(sign -> sign.kind() == Sign.Kind.QR_CODE);
    }

    @Test
    void saysThatItSeesOneItCannotRead() {
        Reading unclear = new Reading.Unclear("The png file picture.png shows a QR code that could not be read.");
        assertThat(Reads.png(blurred(4, 3)).reading()).isEqualTo(unclear);
        BufferedImage torn = blurred(8, 1);
        Graphics2D canvas = torn.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(300, 300, 100, 110);
        canvas.dispose();
        assertThat(Reads.png(torn).reading()).isEqualTo(unclear);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 21, 25})
    void takesNoChessboardForOne(int fields) {
        BufferedImage board = Painter.blank(800, 800, Color.WHITE);
        Graphics2D canvas = board.createGraphics();
        canvas.setColor(Color.BLACK);
        int side = 700 / fields;
        for (int i = 0; i < fields * fields; i++) {
            if ((i % fields + i / fields) % 2 == 0) {
                canvas.fillRect(50 + i % fields * side, 50 + i / fields * side, side, side);
            }
        }
        canvas.dispose();
        assertThat(new Codes().read(Grey.of(board)).unread()).isFalse();
    }

    @Test
    void takesNoCrosswordForOne() {
        for (int seed = 0; seed < 60; seed++) {
            BufferedImage crossword = crossword(new Random(seed));
            assertThat(new Codes().read(Grey.of(crossword)).unread())
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    private static BufferedImage crossword(Random random) {
        BufferedImage crossword = Painter.blank(700, 700, Color.WHITE);
        Graphics2D canvas = crossword.createGraphics();
        canvas.setColor(Color.BLACK);
        int fields = 11 + random.nextInt(16);
        int side = 600 / fields;
        for (int i = 0; i < fields * fields; i++) {
            int x = i % fields;
            int y = i / fields;
            boolean isBlack = (x % 2 == 1 && y % 2 == 1) || random.nextInt(5) == 0;
            if (isBlack) {
                canvas.fillRect(50 + x * side, 50 + y * side, side, side);
            } else {
                canvas.drawRect(50 + x * side, 50 + y * side, side, side);
            }
        }
        canvas.dispose();
        return crossword;
    }

    /** Panes in frames have the same rhythm as a code's corners. */
    @Test
    void takesNoWindowsForOne() {
        BufferedImage house = Painter.blank(900, 900, Color.LIGHT_GRAY);
        Graphics2D canvas = house.createGraphics();
        for (int i = 0; i < 16; i++) {
            for (int frame = 0; frame < 3; frame++) {
                canvas.setColor(frame == 1 ? Color.WHITE : Color.DARK_GRAY);
                int inset = frame * 20;
                canvas.fillRect(80 + i % 4 * 200 + inset, 80 + i / 4 * 200 + inset, 140 - 2 * inset, 140 - 2 * inset);
            }
        }
        canvas.dispose();
        assertThat(new Codes().read(Grey.of(house)).unread()).isFalse();
    }
}
