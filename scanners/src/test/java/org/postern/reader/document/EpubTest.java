package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.PartText;
import org.postern.read.FileReport;
import org.postern.read.Reading;

/** An e-book as writing programs make it (EPUB 3.3): every chapter, the notes, and words in its pictures. */
class EpubTest {
    @TempDir
    Path scratch;

    @Test
    void readsEveryChapterAndTheWordsInPictures() throws IOException {
        FileReport report = Row.walk("story.epub", book(""), scratch);
        String text = report.items().stream()
                .flatMap(item -> item.text().stream())
                .map(PartText::text)
                .collect(Collectors.joining("\n"));
        assertThat(text)
                .contains("The raft", "one by one down the river", "two by two up the hill", "a note at the end")
                .contains("Where it began")
                .contains("Meet at the bridge");
        assertThat(report.items())
                .allSatisfy(item -> assertThat(item.reading())
                        .as("%s", item)
                        .isInstanceOfAny(Reading.Whole.class, Reading.Skipped.class));
    }

    @Test
    void aBoughtOneIsSaidToBeProtected() throws IOException {
        String locked = OpenFiles.encryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc");
        assertThat(Row.walk("story.epub", book(locked), scratch)
                        .items()
                        .getFirst()
                        .reading())
                .isEqualTo(new Reading.Unreadable("The epub file story.epub is protected against copying,"
                        + " so only its buyer's reader opens it."));
    }

    private static byte[] book(String encryption) throws IOException {
        return Zips.of(
                "mimetype",
                "application/epub+zip",
                "META-INF/container.xml",
                "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
                        + "<rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>",
                "META-INF/encryption.xml",
                encryption.isEmpty() ? "<encryption/>" : encryption,
                "OEBPS/book.opf",
                "<package xmlns:dc=\"x\"><metadata><dc:title>The raft</dc:title></metadata></package>",
                "OEBPS/nav.xhtml",
                chapter("<nav><ol><li><a href=\"Text/one.xhtml\">Where it began</a></li></ol></nav>"),
                "OEBPS/Text/one.xhtml",
                chapter("<p>They went one by one down the river.</p><img src=\"../Images/map.png\" alt=\"map\"/>"),
                "OEBPS/Text/two.xhtml",
                chapter("<p>Then two by two up the hill.</p>"),
                "OEBPS/Text/notes.xhtml",
                chapter("<aside>a note at the end</aside>"),
                "OEBPS/Styles/book.css",
                "p { margin: 0 }",
                "OEBPS/Images/map.png",
                picture());
    }

    private static String chapter(String body) {
        return "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>"
                + body + "</body></html>";
    }

    private static byte[] picture() throws IOException {
        BufferedImage picture = new BufferedImage(640, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 640, 160);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
        pen.drawString("Meet at the bridge", 40, 90);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
