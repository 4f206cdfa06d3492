package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.PartText;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.reader.archive.Walked;

/** Icons and portable bitmaps, which few programs write, are pictures like others. */
class OtherPicturesTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 80;

    @TempDir
    Path scratch;

    static Stream<Arguments> pictures() throws IOException {
        byte[] bitmap = Painter.saved(words(), "bmp");
        ByteBuffer inIcon = ByteBuffer.wrap(Arrays.copyOfRange(bitmap, 14, bitmap.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(8, 2 * HEIGHT);
        return Stream.of(
                Arguments.of("words.ppm", netpbm("P6\n# by hand\n300 80\n255\n", 3)),
                Arguments.of("words.pgm", netpbm("P5 300 80 255\n", 1)),
                Arguments.of("words.ico", icon(Painter.saved(words(), "png"))),
                Arguments.of("words.ico", icon(inIcon.array())));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void readsTheWordsOnIt(String name, byte[] bytes) throws IOException {
        FileReport report = Walked.walk(bytes, name, scratch).report();
        assertThat(report.items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.reading()).isEqualTo(Reading.WHOLE));
        assertThat(report.items().getLast().text().map(PartText::text).orElse(""))
                .contains("Meet at the bridge");
    }

    @Test
    void readsLettersForBits() throws IOException {
        FileReport report = Walked.walk("P1\n2 2\n10\n01\n".getBytes(StandardCharsets.US_ASCII), "dot.pbm", scratch)
                .report();
        assertThat(report.items()).hasSize(2);
    }

    @Test
    void saysThatACutOneIsDamaged() throws IOException {
        byte[] cut = Arrays.copyOf(netpbm("P6 300 80 255\n", 3), 900);
        assertThat(Walked.walk(cut, "words.ppm", scratch).reading()).isInstanceOf(Reading.Unreadable.class);
        byte[] icon = icon(Painter.saved(words(), "png"));
        assertThat(Walked.walk(Arrays.copyOf(icon, 300), "words.ico", scratch).reading())
                .isInstanceOf(Reading.Unreadable.class);
    }

    private static BufferedImage words() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        pen.drawString("Meet at the bridge", 20, 45);
        pen.dispose();
        return picture;
    }

    private static byte[] netpbm(String header, int colours) {
        BufferedImage words = words();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int i = 0; i < colours; i++) {
                    out.write(words.getRGB(x, y));
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] icon(byte[] picture) {
        ByteBuffer icon = ByteBuffer.allocate(22 + picture.length).order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        icon.put((byte) 44)
                .put((byte) 80)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 32);
        return icon.putInt(picture.length).putInt(22).put(picture).array();
    }
}
