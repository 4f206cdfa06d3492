package org.postern.reader.document;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** Office files with people of no real school in them. */
final class OfficeFiles {
    static final String PHONE = "07700 900123";
    /** A workbook in the binary form, whatever its ending says. */
    static final String MAIN_BIN = "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/officeDocument\""
            + " Target=\"xl/workbook.bin\"/></Relationships>";

    private OfficeFiles() {}

    static byte[] png(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(0, 0, width / 2, height / 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    static byte[] docx() throws Exception {
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFParagraph first = document.createParagraph();
            first.createRun().setText("Call Rowan on 07700 9");
            first.createRun().setText("00123");
            XWPFRun vanished = first.createRun();
            vanished.setText(" or meet at the bridge");
            vanished.setVanish(true);
            first.createHyperlinkRun("https://larkfield.example/07700900456").setText("here");
            XWPFTable table = document.createTable(1, 2);
            table.getRow(0).getCell(0).setText("Ash");
            table.getRow(0).getCell(1).setText("01632 960456");
            first.createRun()
                    .addPicture(
                            new ByteArrayInputStream(png(80, 60)),
                            PictureType.PNG,
                            "map.png",
                            Units.toEMU(80),
                            Units.toEMU(60));
            XWPFHeaderFooterPolicy policy = document.createHeaderFooterPolicy();
            policy.createHeader(XWPFHeaderFooterPolicy.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Larkfield head");
            document.createFootnote().createParagraph().createRun().setText("a note at the foot");
            document.createComments()
                    .createComment(java.math.BigInteger.ONE)
                    .createParagraph()
                    .createRun()
                    .setText("ask Wren first");
            document.getProperties().getCoreProperties().setTitle("Trip of year 5");
            return bytes(document::write);
        }
    }

    @FunctionalInterface
    interface Writes {
        void to(OutputStream out) throws IOException;
    }

    static byte[] bytes(Writes writes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writes.to(bytes);
        return bytes.toByteArray();
    }

    /** A telephone number with letters in between that are white or of one point. */
    static byte[] whiteDocx() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFParagraph line = document.createParagraph();
            line.createRun().setText("07700 9");
            XWPFRun white = line.createRun();
            white.setColor("FFFFFF");
            white.setText("white");
            line.createRun().setText("00");
            XWPFRun tiny = line.createRun();
            tiny.setFontSize(1);
            tiny.setText("tiny");
            line.createRun().setText("123");
            XWPFRun marked = line.createRun();
            marked.setColor("FFFFFF");
            marked.setTextHighlightColor("black");
            marked.setText(" on black");
            return bytes(document::write);
        }
    }

    static byte[] blankDocx() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            return bytes(document::write);
        }
    }

    static byte[] trackedDocx() throws Exception {
        return Zips.change(
                docx(),
                "word/document.xml",
                xml -> xml.replaceFirst(
                        "<w:p>|<w:p [^>]*>",
                        "<w:p><w:del><w:r><w:delText>her number was 01632 960789</w:delText></w:r></w:del>"
                                + "<w:ins><w:r><w:t>added words</w:t></w:r></w:ins></w:p>$0"));
    }

    static byte[] fieldDocx(String code) throws Exception {
        return Zips.change(
                blankDocx(),
                "word/document.xml",
                xml -> xml.replaceFirst(
                        "<w:body/>|<w:body>",
                        "<w:body><w:p><w:r><w:instrText>" + code
                                + "</w:instrText></w:r><w:r><w:t>result</w:t></w:r></w:p>"
                                + (xml.contains("<w:body/>") ? "</w:body>" : "")));
    }

    /** A template is fetched when the document is opened. */
    static byte[] templateDocx(String target) throws Exception {
        return Zips.with(
                docx(),
                "word/_rels/settings.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                    + " Id=\"rId1\""
                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\""
                    + " Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>");
    }

    static byte[] entityDocx(String entity) throws Exception {
        return Zips.change(
                docx(),
                "word/document.xml",
                xml -> xml.replaceFirst("<w:document", "<!DOCTYPE x [<!ENTITY e " + entity + ">]><w:document")
                        .replace("<w:t>00123", "<w:t>&e;00123"));
    }

    static Workbook fill(Workbook book) throws IOException {
        Sheet shown = book.createSheet("Contacts");
        Row row = shown.createRow(0);
        row.createCell(0).setCellValue("Rowan");
        row.createCell(1).setCellValue(PHONE);
        Cell number = row.createCell(2);
        number.setCellValue(7700900456d);
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat("00000000000"));
        number.setCellStyle(style);
        Cell day = row.createCell(3);
        day.setCellValue(41000);
        CellStyle date = book.createCellStyle();
        date.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
        day.setCellStyle(date);
        Hyperlink link = book.getCreationHelper().createHyperlink(HyperlinkType.URL);
        link.setAddress("https://larkfield.example/list");
        row.getCell(0).setHyperlink(link);
        ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
        anchor.setCol2(3);
        anchor.setRow2(3);
        Comment comment = shown.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(book.getCreationHelper().createRichTextString("ask Wren first"));
        row.getCell(1).setCellComment(comment);
        shown.createRow(1).createCell(0).setCellValue("in a hidden row");
        shown.getRow(1).setZeroHeight(true);
        Sheet secret = book.createSheet("Private");
        secret.createRow(0).createCell(0).setCellValue("01632 960999");
        book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
        return book;
    }

    static byte[] xlsx() throws IOException {
        try (Workbook book = fill(new XSSFWorkbook())) {
            return bytes(book::write);
        }
    }

    static byte[] xls() throws IOException {
        try (Workbook book = fill(new HSSFWorkbook())) {
            return bytes(book::write);
        }
    }

    static byte[] lockedXls() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("larch");
        try {
            return xls();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    static byte[] pptx() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFSlide one = show.createSlide();
            text(one, "The trip starts at nine");
            XSLFNotes notes = show.getNotesSlide(one);
            for (XSLFTextShape shape : notes.getPlaceholders()) {
                shape.setText("tell nobody about the raft");
            }
            one.createPicture(show.addPicture(png(90, 70), PictureData.PictureType.PNG));
            XSLFSlide two = show.createSlide();
            text(two, "a slide that is left out");
            two.setHidden(true);
            XSLFTextBox link = text(show.createSlide(), "more");
            link.getTextParagraphs()
                    .getFirst()
                    .getTextRuns()
                    .getFirst()
                    .createHyperlink()
                    .setAddress("https://larkfield.example/07700900789");
            return bytes(show::write);
        }
    }

    private static XSLFTextBox text(XSLFSlide slide, String words) {
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(new Rectangle(10, 10, 400, 80));
        box.setText(words);
        box.setFillColor(Color.WHITE);
        return box;
    }

    /** Locked with a new Office password ([MS-OFFCRYPTO] 2.3.4.10). */
    static byte[] locked(byte[] plain, String password) throws Exception {
        try (POIFSFileSystem ole = new POIFSFileSystem();
                OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(plain))) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(password);
            try (OutputStream out = encryptor.getDataStream(ole)) {
                parts.save(out);
            }
            return bytes(ole::writeFilesystem);
        }
    }
}
