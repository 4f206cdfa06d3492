package org.postern.reader.document;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Writes and draws on pages of a PDF. */
final class PdfPen {
    static final PDType1Font FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    static final PDType1Font SERIF = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
    private static final String SANS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private PdfPen() {}

    /** Work on the content of a new page. */
    @FunctionalInterface
    interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    static PDPage page(PDDocument pdf, Drawing drawing) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            drawing.on(content);
        }
        return page;
    }

    /** A page with a paragraph of text, and something else on it. */
    static PDPage letter(PDDocument pdf, Drawing drawing) throws IOException {
        return page(pdf, content -> {
            paragraph(content, FONT, 60, 700, 6);
            drawing.on(content);
        });
    }

    static void paragraph(PDPageContentStream content, PDFont font, float x, float y, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            text(
                    content,
                    font,
                    11,
                    x,
                    y - 15 * i,
                    "The trip to the museum leaves at nine and all of us come back " + i);
        }
    }

    static void text(PDPageContentStream content, PDFont font, float size, float x, float y, String words)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(words);
        content.endText();
    }

    static PDFont sans(PDDocument pdf) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(SANS)) {
            return PDType0Font.load(pdf, in, true);
        }
    }

    static Shape outline(String words, float size) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(SANS)) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(size);
            return font.createGlyphVector(new FontRenderContext(null, true, true), words)
                    .getOutline();
        } catch (FontFormatException e) {
            throw new IOException(e);
        }
    }

    /** Adds the outlines of the letters to the path. */
    static void trace(PDPageContentStream content, Shape shape, double x, double y) throws IOException {
        float[] p = new float[6];
        float lastX = 0;
        float lastY = 0;
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(1, -1);
        for (PathIterator i = shape.getPathIterator(place); !i.isDone(); i.next()) {
            switch (i.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> content.moveTo(p[0], p[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(p[0], p[1]);
                case PathIterator.SEG_QUADTO ->
                    content.curveTo(
                            lastX + (p[0] - lastX) * 2 / 3,
                            lastY + (p[1] - lastY) * 2 / 3,
                            p[2] + (p[0] - p[2]) * 2 / 3,
                            p[3] + (p[1] - p[3]) * 2 / 3,
                            p[2],
                            p[3]);
                case PathIterator.SEG_CUBICTO -> content.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> content.closePath();
            }
            int end = i.currentSegment(p) == PathIterator.SEG_QUADTO ? 2 : 0;
            lastX = p[end];
            lastY = p[end + 1];
        }
    }

    static void drawn(PDPageContentStream content, String words, float size, double x, double y) throws IOException {
        trace(content, outline(words, size), x, y);
        content.fill();
    }

    /** A page whose content is these operators, after a paragraph of text. */
    static PDPage raw(PDDocument pdf, String operators) throws IOException {
        PDPage page = letter(pdf, content -> {});
        byte[] first;
        try (InputStream in = page.getContents()) {
            first = in.readAllBytes();
        }
        PDStream stream = new PDStream(pdf);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(first);
            out.write(("\n" + operators).getBytes(StandardCharsets.ISO_8859_1));
        }
        page.setContents(stream);
        return page;
    }
}
