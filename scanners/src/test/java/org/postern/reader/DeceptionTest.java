package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.read.FileItem;
import org.postern.read.Reading;
import org.postern.read.Sign;

/** Files that look harmless one by one, or broken ones that look like something else. */
class DeceptionTest {
    @TempDir
    Path scratch;

    private List<FileItem> read(String name, byte[] bytes) throws IOException {
        return Walks.read(scratch, name, bytes).items();
    }

    private Reading reading(String name, byte[] bytes) throws IOException {
        return read(name, bytes).getFirst().reading();
    }

    private static byte[] tinyPictures(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < count; i++) {
                BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
                picture.setRGB(5 + i, 7, Color.WHITE.getRGB());
                zip.putNextEntry(new ZipEntry(i + ".png"));
                ImageIO.write(picture, "png", zip);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void manyTinyPicturesMayBeLettersOfAText() throws IOException {
        assertThat(read("few.zip", tinyPictures(3)))
                .extracting(FileItem::reading)
                .filteredOn(Reading.Skipped.class::isInstance)
                .hasSize(3);
        assertThat(read("many.zip", tinyPictures(11)))
                .extracting(FileItem::reading)
                .filteredOn(Reading.Unclear.class::isInstance)
                .hasSize(11);
    }

    @Test
    void richTextThatIsCutOffIsNotWholeAndOneThatHasNoParagraphIsRead() throws IOException {
        String whole = "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard Ring me\\par}";
        assertThat(reading("a.rtf", whole.getBytes(StandardCharsets.US_ASCII))).isEqualTo(Reading.WHOLE);
        assertThat(reading("a.rtf", whole.substring(0, whole.length() - 1).getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Reading.Partly.class);
        FileItem bare = read("a.rtf", "{\\rtf1\\ansi Call me on 07700 900123}".getBytes(StandardCharsets.US_ASCII))
                .getFirst();
        assertThat(bare.reading()).isEqualTo(Reading.WHOLE);
        assertThat(bare.text().orElseThrow().text()).contains("Call me on 07700 900123");
    }

    @Test
    void whatIsOddIsSaidInOneSentenceThatNamesTheFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        ImageIO.write(new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB), "png", bytes);
        assertThat(reading("a.jpg", bytes.toByteArray()))
                .isEqualTo(new Reading.Partly("The jpg file a.jpg has a second file hidden in it."));
        assertThat(read("many.zip", tinyPictures(11)))
                .extracting(FileItem::reading)
                .contains(new Reading.Unclear(
                        "The png file 3.png is one of many tiny pictures, which may be letters of a text."));
    }

    @Test
    void aProgramBehindAPictureIsSeenWhateverItsTrailerSays() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        bytes.writeBytes(new byte[] {1, 2, 'M', 'Z'});
        bytes.writeBytes(new byte[500]);
        bytes.writeBytes("SEFT".getBytes(StandardCharsets.US_ASCII));
        assertThat(reading("a.jpg", bytes.toByteArray())).isNotEqualTo(Reading.WHOLE);
    }

    @Test
    void aDocumentThatWasCutOffIsDamagedAndNoDisguise() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("The plan of the trip");
            document.write(bytes);
        }
        byte[] whole = bytes.toByteArray();
        FileItem cut =
                read("plan.docx", Arrays.copyOf(whole, whole.length * 6 / 10)).getFirst();
        assertThat(cut.reading()).isInstanceOfAny(Reading.Partly.class, Reading.Unreadable.class);
        assertThat(cut.signs()).extracting(Sign::kind).doesNotContain(Sign.Kind.DISGUISED_KIND);
    }
}
