package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.PartText;
import org.postern.read.FileReport;
import org.postern.read.Reading;

/** The name of a part is free, so it does not say that nobody sees what is in it. */
class OoxmlLooksTest {
    private static final String NUMBER = "07700 900123";

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/style1.xml",
                "word/styles2/styles.xml",
                "word/layout1.xml",
                "word/colors.xml",
                "word/webSettings.xml",
                "word/fontTable.xml",
                "word/theme/header1.xml",
                "word/tags/h.xml"
            })
    void readsAHeaderWhateverItIsCalled(String name) throws Exception {
        assertThat(text(Row.walk("letter.docx", renamed(letter(), "word/header1.xml", name), scratch)))
                .contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/media/image1.odttf", "word/media/image1.fntdata", "word/media/printerSettings1.bin"})
    void looksAtAPictureWhateverItIsCalled(String name) throws Exception {
        FileReport report = Row.walk("letter.docx", renamed(letter(), "word/media/image1.png", name), scratch);

        assertThat(report.items()).anyMatch(item -> item.kind().name().equals("png"));
    }

    @Test
    void readsTheTextThatASlideShowsOfItsLayout() throws Exception {
        assertThat(text(Row.walk("show.pptx", show(), scratch))).contains(NUMBER);
    }

    @Test
    void leavesFontsAlone() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>(Zips.entries(letter()));
        entries.put("word/fonts/font1.odttf", new byte[400]);
        entries.put(
                "word/_rels/fontTable.xml.rels",
                ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                                + " Id=\"r1\" Target=\"fonts/font1.odttf\" Type=\"http://schemas.openxmlformats.org/"
                                + "officeDocument/2006/relationships/font\"/></Relationships>")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Row.walk("letter.docx", Zips.of(entries), scratch).items())
                .allMatch(item -> item.reading() instanceof Reading.Whole || item.reading() instanceof Reading.Skipped);
    }

    /** With a number in its header, and a picture. */
    private static byte[] letter() throws Exception {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText(NUMBER);
            document.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(OfficeFiles.png(60, 60)),
                            PictureType.PNG,
                            "a.png",
                            Units.toEMU(60),
                            Units.toEMU(60));
            return OfficeFiles.bytes(document::write);
        }
    }

    /** With a number on the layout of its only slide. */
    private static byte[] show() throws Exception {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFTextBox box = show.createSlide().getSlideLayout().createTextBox();
            box.setText(NUMBER);
            return OfficeFiles.bytes(show::write);
        }
    }

    /** The same document with one part called otherwise, here and where it is referred to. */
    private static byte[] renamed(byte[] document, String from, String to) throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Zips.entries(document).forEach((name, bytes) -> {
            boolean refers = name.endsWith(".rels") || name.startsWith("[Content");
            String extension = to.substring(to.lastIndexOf('.') + 1);
            String text = new String(bytes, StandardCharsets.UTF_8)
                    .replace(from.substring("word/".length()), to.substring("word/".length()))
                    .replace("Extension=\"png\"", "Extension=\"" + extension + "\"");
            entries.put(name.equals(from) ? to : name, refers ? text.getBytes(StandardCharsets.UTF_8) : bytes);
        });
        return Zips.of(entries);
    }

    private static String text(FileReport report) {
        return report.items().stream()
                .flatMap(item -> item.text().stream())
                .map(PartText::text)
                .collect(Collectors.joining("\n"));
    }
}
