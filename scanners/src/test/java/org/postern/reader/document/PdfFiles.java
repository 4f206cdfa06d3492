package org.postern.reader.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** PDF files of all sorts. */
final class PdfFiles {
    private static final PDType1Font FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

    private PdfFiles() {}

    @FunctionalInterface
    interface Change {
        void on(PDDocument pdf) throws IOException;
    }

    /** Two pages of text, changed. */
    static byte[] of(Change change) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            page(pdf, "Rowan is on 07700 900123 today", RenderingMode.FILL);
            page(pdf, "Ash lives at 12 Larch Lane, Larkfield", RenderingMode.FILL);
            change.on(pdf);
            return OfficeFiles.bytes(pdf::save);
        }
    }

    static PDPage page(PDDocument pdf, String words, RenderingMode mode) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setRenderingMode(mode);
            content.setFont(FONT, 12);
            content.newLineAtOffset(50, 700);
            content.showText(words);
            content.endText();
        }
        return page;
    }

    static byte[] locked(String user) throws IOException {
        return of(pdf -> pdf.protect(new StandardProtectionPolicy("owner", user, new AccessPermission())));
    }

    static void invisible(PDDocument pdf) throws IOException {
        page(pdf, "nobody sees these words on the page", RenderingMode.NEITHER);
    }

    /** Words that nobody sees, and lines over them that everybody does. */
    static void covered(PDDocument pdf) throws IOException {
        PDPage page = page(pdf, "nobody sees these words on the page", RenderingMode.NEITHER);
        try (PDPageContentStream content =
                new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true)) {
            content.moveTo(50, 50);
            content.lineTo(200, 300);
            content.stroke();
        }
    }

    /** A page whose packed content does not fit its checksum. */
    static void flipped(PDDocument pdf) throws IOException {
        PDStream stream = pdf.getPage(0).getContentStreams().next();
        byte[] packed;
        try (InputStream raw = stream.getCOSObject().createRawInputStream()) {
            packed = raw.readAllBytes();
        }
        packed[packed.length - 2] ^= 0x55;
        try (OutputStream raw = stream.getCOSObject().createRawOutputStream()) {
            raw.write(packed);
        }
    }

    static void form(PDDocument pdf) throws IOException {
        PDAcroForm form = new PDAcroForm(pdf);
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("Helv"), FONT);
        form.setDefaultResources(resources);
        form.setDefaultAppearance("/Helv 12 Tf 0 g");
        PDTextField field = new PDTextField(form);
        field.setPartialName("telephone");
        field.getWidgets().getFirst().setRectangle(new PDRectangle(50, 600, 200, 20));
        field.getWidgets().getFirst().setPage(pdf.getPage(0));
        pdf.getPage(0).getAnnotations().add(field.getWidgets().getFirst());
        form.getFields().add(field);
        field.setValue("01632 960456");
        pdf.getDocumentCatalog().setAcroForm(form);
    }

    static void notes(PDDocument pdf) throws IOException {
        PDAnnotationText note = new PDAnnotationText();
        note.setContents("ask Wren first");
        note.setRectangle(new PDRectangle(10, 10, 20, 20));
        PDAnnotationLink link = new PDAnnotationLink();
        PDActionURI uri = new PDActionURI();
        uri.setURI("https://larkfield.example/07700900789");
        link.setAction(uri);
        link.setRectangle(new PDRectangle(10, 40, 20, 20));
        pdf.getPage(1).setAnnotations(java.util.List.of(note, link));
    }

    static void attachment(PDDocument pdf) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("list.csv");
        file.setFileUnicode("list.csv");
        PDEmbeddedFile bytes = new PDEmbeddedFile(
                pdf, new ByteArrayInputStream("Ash,01632 960456".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        file.setEmbeddedFile(bytes);
        file.setEmbeddedFileUnicode(bytes);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("list", file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.getDocumentCatalog().setNames(names);
    }

    static void javaScript(PDDocument pdf) {
        pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hello')"));
    }

    /** An action of any kind, run when the document is opened. */
    static Change action(String kind, String key, String value) {
        return pdf -> {
            COSDictionary action = new COSDictionary();
            action.setName(COSName.S, kind);
            action.setString(COSName.getPDFName(key), value);
            pdf.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, action);
        };
    }

    static void scan(PDDocument pdf) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.drawImage(JPEGFactory.createFromImage(pdf, drawing(600, 800)), 0, 0, 595, 842);
        }
    }

    static void outlines(PDDocument pdf) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.moveTo(50, 50);
            content.lineTo(200, 300);
            content.stroke();
        }
    }

    static void picture(PDDocument pdf) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(pdf, pdf.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
            content.drawImage(LosslessFactory.createFromImage(pdf, drawing(120, 80)), 50, 100, 120, 80);
        }
    }

    private static BufferedImage drawing(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(5));
        pen.drawLine(0, 0, width, height);
        pen.dispose();
        return image;
    }
}
