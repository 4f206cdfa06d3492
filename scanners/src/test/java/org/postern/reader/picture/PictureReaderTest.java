package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.Box;
import org.postern.message.PartText;
import org.postern.message.Place;
import org.postern.read.FileItem;
import org.postern.read.FileLimits;
import org.postern.read.Reading;
import org.postern.reader.LimitReached;
import org.postern.reader.Session;

class PictureReaderTest {
    private static final List<String> NOTE = List.of("Meet me at the bus stop.", "My number is 07700 900461.");
    private static final String NUMBER = "07700 900461";

    private static BufferedImage note() {
        return Painter.page(NOTE, 28, Color.WHITE, Color.BLACK);
    }

    private static BufferedImage note(int type) {
        BufferedImage note = note();
        BufferedImage copy = new BufferedImage(note.getWidth(), note.getHeight(), type);
        Graphics2D canvas = copy.createGraphics();
        canvas.drawImage(note, 0, 0, null);
        canvas.dispose();
        return copy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void readsEveryFormat(String format) {
        FileItem item = Reads.file(Painter.saved(note(), format), "picture." + format);
        assertThat(Reads.text(item)).contains(NUMBER);
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    @Test
    void readsWebp() {
        FileItem item = Reads.file(Webp.of(note()), "picture.webp");
        assertThat(Reads.text(item)).contains(NUMBER);
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    @Test
    void readsTheFramesOfAMovingWebp() {
        BufferedImage other = Painter.page(List.of("Never mind.", "See you at 4."), 28, Color.WHITE, Color.BLACK);
        FileItem item = Reads.file(Webp.moving(0, other, note()), "picture.webp");
        assertThat(Reads.text(item)).contains("Never mind").contains(NUMBER);
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    /** Letters of which a frame brings the lower half only. */
    @Test
    void drawsTheFramesOfAMovingWebpOverEachOther() {
        BufferedImage upper = note();
        Graphics2D canvas = upper.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 130, upper.getWidth(), upper.getHeight());
        canvas.dispose();
        BufferedImage lower = note().getSubimage(0, 130, upper.getWidth(), upper.getHeight() - 130);
        FileItem item = Reads.file(Webp.moving(130, upper, lower), "picture.webp");
        assertThat(Reads.text(item)).contains(NUMBER);
    }

    @Test
    void saysThatOnlyTheFirstFrameOfAMovingPngIsRead() {
        byte[] png = Painter.saved(note(), "png");
        ByteBuffer moving = ByteBuffer.allocate(png.length + 20);
        moving.put(png, 0, 33)
                .putInt(8)
                .put("acTL".getBytes(StandardCharsets.US_ASCII))
                .putInt(2)
                .putInt(0);
        CRC32 crc = new CRC32();
        crc.update(moving.array(), 37, 12);
        moving.putInt((int) crc.getValue()).put(png, 33, png.length - 33);
        FileItem item = Reads.file(moving.array(), "picture.png");
        assertThat(Reads.text(item)).contains(NUMBER);
        assertThat(item.reading()).isInstanceOf(Reading.Partly.class);
    }

    @Test
    void readsAJpegInTheColoursOfPrinters() throws IOException {
        assertThat(Reads.text(Reads.file(Cmyk.jpeg(note()), "picture.jpg"))).contains(NUMBER);
    }

    @ParameterizedTest
    @EnumSource(Film.After.class)
    void readsTheFramesOfAMovingGif(Film.After after) throws IOException {
        byte[] gif = Gif.moving(after, note(), Painter.page(List.of("Late!"), 28, Color.WHITE, Color.BLACK));
        FileItem item = Reads.file(gif, "picture.gif");
        assertThat(Reads.text(item)).contains(NUMBER).contains("Late");
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    @Test
    void readsAFrameThatIsShownTwiceOnce() throws IOException {
        FileItem item = Reads.file(Gif.moving(Film.After.STAYS, note(), note(), note()), "picture.gif");
        assertThat(Reads.text(item)).containsOnlyOnce(NUMBER);
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    @Test
    void stopsAtSoManyFrames() throws IOException {
        BufferedImage[] frames = IntStream.range(0, 22)
                .mapToObj(i -> Painter.page(List.of("*".repeat(i + 1)), 14, Color.WHITE, Color.BLACK))
                .toArray(BufferedImage[]::new);
        assertThat(Reads.file(Gif.moving(Film.After.IS_CLEARED, frames), "picture.gif")
                        .reading())
                .isEqualTo(new Reading.Partly(
                        "The gif file picture.gif could not be read whole: it holds more than 20 different pictures."));
    }

    @Test
    void numbersThePagesOfAFax() throws IOException {
        FileItem item = Reads.file(
                Gif.pages(Painter.page(List.of("Page one."), 28, Color.WHITE, Color.BLACK), note()), "fax.tiff");
        PartText text = item.text().orElseThrow();
        assertThat(text.text()).contains("Page one").contains(NUMBER);
        assertThat(text.places().getLast().page()).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xffffff})
    void readsLettersOnGlass(int ink) {
        BufferedImage glass = new BufferedImage(900, 200, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = Painter.canvas(glass, 28);
        canvas.setColor(new Color(ink));
        canvas.drawString(NOTE.getLast(), 50, 100);
        canvas.dispose();
        assertThat(Reads.text(Reads.png(glass))).contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void readsEveryDepthOfColour(int type) {
        assertThat(Reads.text(Reads.png(note(type)))).contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsAPictureAsItsCameraSays(int orientation) {
        byte[] jpeg = Exif.with(Exif.stored(note(), orientation), orientation);
        FileItem item = Reads.file(jpeg, "picture.jpg");
        assertThat(Reads.text(item)).contains(NUMBER);
        assertThat(boxOf(item, "Meet").y()).isLessThan(note().getHeight() / 2);
    }

    @Test
    void knowsWhereANumberStands() {
        FileItem item = Reads.png(note());
        Box box = boxOf(item, "07700").around(boxOf(item, "900461"));
        // the second line, its right half
        assertThat(box.y()).isBetween(28 * 3, 28 * 5);
        assertThat(box.y() + box.height()).isBetween(28 * 5 - 6, 28 * 5 + 12);
        assertThat(box.x()).isGreaterThan(28 * 6);
        assertThat(box.width()).isGreaterThan(28 * 5);
    }

    private static Box boxOf(FileItem item, String word) {
        PartText text = item.text().orElseThrow();
        int at = text.text().indexOf(word);
        return text.places().stream()
                .filter(place -> place.span().start() == at)
                .findFirst()
                .flatMap(Place::box)
                .orElseThrow();
    }

    @Test
    void skipsOrnaments() {
        assertThat(Reads.png(Painter.blank(40, 40, Color.RED)).reading())
                .isEqualTo(
                        new Reading.Skipped("The png file picture.png is too small to hold text (40 by 40 pixels)."));
        assertThat(Reads.png(Painter.blank(900, 3, Color.RED)).reading()).isInstanceOf(Reading.Skipped.class);
        assertThat(Reads.png(Painter.blank(300, 200, Color.RED)).reading()).isInstanceOf(Reading.Skipped.class);
    }

    @Test
    void readsAStripThatIsHigherThanLetters() {
        BufferedImage strip = note().getSubimage(40, 28 * 4, 700, 40);
        BufferedImage small = Painter.blank(350, 20, Color.WHITE);
        Graphics2D canvas = Painter.canvas(small, 12);
        canvas.drawImage(strip, 0, 0, 350, 20, null);
        canvas.dispose();
        assertThat(Reads.text(Reads.png(small))).contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void neverCallsACutPictureWhole(String format) {
        byte[] bytes = Painter.saved(Painter.letter(), format);
        for (int tenths : new int[] {1, 5, 9}) {
            FileItem item = Reads.file(Arrays.copyOf(bytes, bytes.length * tenths / 10), "picture." + format);
            assertThat(item.reading())
                    .as("%s of %d tenths", format, tenths)
                    .isInstanceOfAny(Reading.Partly.class, Reading.Unreadable.class);
        }
    }

    @Test
    void looksAtTheSizeBeforeItDecodes() {
        byte[] png = Painter.saved(note(), "png");
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertThat(Reads.file(png, "picture.png").reading())
                .isEqualTo(new Reading.Partly(
                        "The png file picture.png could not be read whole: a picture has more than 50 million"
                                + " pixels."));
    }

    @Test
    void saysThatNoPictureIsNone() {
        byte[] bytes = "\u0089PNG\r\n\u001a\nnothing of the kind".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reads.file(bytes, "picture.png").reading()).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void keepsToTheTime() {
        FileLimits limits = new FileLimits(
                1 << 20, 10, 10, 10, 50_000_000, 10_000, FileLimits.DEFAULT.fileTime(), Duration.ofMillis(1));
        FileItem item = Reads.file(Painter.saved(note(), "png"), "picture.png", limits);
        assertThat(item.reading()).isInstanceOf(Reading.Partly.class);
    }

    @Test
    void saysSoIfAPictureNeedsTooLong() throws IOException, LimitReached {
        BufferedImage letter = Painter.letter();
        Ocr.Subject subject =
                new Ocr.Subject(Grey.of(letter), new Colours(letter), false, List.of(), Deadline.in(Duration.ZERO));
        Ocr.Writing writing = new Ocr().read(subject, new Session(FileLimits.DEFAULT, Reads.SCRATCH));
        assertThat(writing.whole()).isFalse();
    }
}
