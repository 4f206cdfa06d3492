package org.postern.reader.document;

import static org.postern.reader.document.PdfPen.letter;
import static org.postern.reader.document.PdfPen.outline;
import static org.postern.reader.document.PdfPen.raw;
import static org.postern.reader.document.PdfPen.text;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/** PDFs that show their letters as pictures, or whose packed streams break off. */
final class PackedPdfs {
    private static final String[] STORY = {
        "the river was high", "our class went there", "a castle on a hill", "we ate lunch", "then it began to rain"
    };

    private PackedPdfs() {}

    /** The upper half of the digits is one picture, the lower half another. */
    static void halves(PDDocument pdf) throws IOException {
        BufferedImage whole = picture();
        letter(pdf, content -> {
            int middle = 40;
            content.drawImage(image(pdf, whole.getSubimage(0, 0, 400, middle)), 60, 440, 200, 20);
            content.drawImage(image(pdf, whole.getSubimage(0, middle, 400, 80 - middle)), 60, 420, 200, 20);
        });
    }

    static void mirrored(PDDocument pdf) throws IOException {
        BufferedImage whole = picture();
        BufferedImage turned = new BufferedImage(400, 80, BufferedImage.TYPE_INT_RGB);
        turned.createGraphics().drawImage(whole, 400, 0, 0, 80, 0, 0, 400, 80, null);
        letter(pdf, content -> content.drawImage(image(pdf, turned), new Matrix(-200, 0, 0, 40, 300, 420)));
    }

    static PDImageXObject image(PDDocument pdf, BufferedImage part) throws IOException {
        BufferedImage copy = new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.createGraphics().drawImage(part, 0, 0, null);
        return LosslessFactory.createFromImage(pdf, copy);
    }

    static BufferedImage picture() throws IOException {
        BufferedImage image = new BufferedImage(400, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 400, 80);
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING, java.awt.RenderingHints.VALUE_ANTIALIAS_ON);
        pen.translate(20, 55);
        pen.fill(outline(SlyPdfs.NUMBER, 44));
        pen.dispose();
        return image;
    }

    /** A form whose packed content breaks off before the number. */
    static void cutForm(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            PDFormXObject form = new PDFormXObject(pdf);
            form.setBBox(new PDRectangle(600, 850));
            form.setResources(SlyPdfs.fonts());
            StringBuilder text = new StringBuilder("BT /F 12 Tf 60 400 Td ");
            for (int i = 0; i < 60; i++) {
                text.append("(word ").append(i * 7919).append(") Tj ");
            }
            try (OutputStream out = form.getStream().createOutputStream(COSName.FLATE_DECODE)) {
                out.write((text + "(" + SlyPdfs.NUMBER + ") Tj ET").getBytes(StandardCharsets.ISO_8859_1));
            }
            cut(form.getCOSObject());
            content.drawForm(form);
        });
    }

    private static void cut(COSStream stream) throws IOException {
        byte[] packed;
        try (InputStream in = stream.createRawInputStream()) {
            packed = in.readAllBytes();
        }
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(Arrays.copyOf(packed, packed.length / 2));
        }
    }

    static void cutPicture(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            PDImageXObject image = image(pdf, picture());
            cut(image.getCOSObject());
            content.drawImage(image, 60, 400, 200, 40);
        });
    }

    /** A picture packed as JBIG2 (ITU-T T.88): a page, and on it one region in the code of fax machines. */
    static PdfFiles.Change jbig2(boolean cut) {
        return pdf -> letter(pdf, content -> {
            BufferedImage black = new BufferedImage(400, 80, BufferedImage.TYPE_BYTE_BINARY);
            black.createGraphics().drawImage(picture(), 0, 0, null);
            byte[] fax;
            PDImageXObject packed = org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory.createFromImage(pdf, black);
            try (InputStream in = packed.getStream().createInputStream(List.of("CCITTFaxDecode"))) {
                fax = in.readAllBytes();
            }
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            java.io.DataOutputStream out = new java.io.DataOutputStream(bytes);
            out.write(new byte[] {0, 0, 0, 0, 48, 0, 1}); // segment 0: page 1
            out.writeInt(19);
            out.writeInt(400);
            out.writeInt(80);
            out.write(new byte[11]);
            out.write(new byte[] {0, 0, 0, 1, 38, 0, 1}); // segment 1: generic region
            out.writeInt(18 + fax.length);
            out.writeInt(400);
            out.writeInt(80);
            out.write(new byte[9]);
            out.write(1); // coded as by fax machines
            out.write(fax);
            COSStream stream = new COSStream();
            stream.setItem(COSName.TYPE, COSName.XOBJECT);
            stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
            stream.setInt(COSName.WIDTH, 400);
            stream.setInt(COSName.HEIGHT, 80);
            stream.setInt(COSName.BITS_PER_COMPONENT, 1);
            stream.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
            try (OutputStream raw = stream.createRawOutputStream()) {
                raw.write(cut ? Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2) : bytes.toByteArray());
            }
            stream.setItem(COSName.FILTER, COSName.JBIG2_DECODE);
            content.drawImage(new PDImageXObject(new PDStream(stream), null), 60, 400, 200, 40);
        });
    }

    /** A picture packed as JPEG 2000, on a page of its own or beside text. */
    static PdfFiles.Change jpeg2000(boolean alone) {
        return pdf -> {
            COSStream stream = new COSStream();
            stream.setItem(COSName.TYPE, COSName.XOBJECT);
            stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
            stream.setInt(COSName.WIDTH, 400);
            stream.setInt(COSName.HEIGHT, 80);
            stream.setInt(COSName.BITS_PER_COMPONENT, 8);
            stream.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
            try (OutputStream raw = stream.createRawOutputStream()) {
                raw.write(new byte[] {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, (byte) 0x87, 10, (byte) 0xff, (byte) 0xd9
                });
            }
            stream.setItem(COSName.FILTER, COSName.JPX_DECODE);
            PdfPen.Drawing drawing =
                    content -> content.drawImage(new PDImageXObject(new PDStream(stream), null), 60, 400, 400, 400);
            if (alone) {
                PdfPen.page(pdf, drawing);
            } else {
                letter(pdf, drawing);
            }
        };
    }

    /** The page's own content, packed in another way and cut. */
    static PdfFiles.Change cutContent(String filter) {
        return pdf -> {
            PDPage page = letter(pdf, content -> {});
            byte[] plain;
            try (InputStream in = page.getContents()) {
                plain = in.readAllBytes();
            }
            PDStream stream = new PDStream(pdf);
            try (OutputStream out = stream.createOutputStream(COSName.getPDFName(filter))) {
                out.write(plain);
            }
            cut(stream.getCOSObject());
            page.setContents(stream);
        };
    }

    /** A page of a scanner that hands over strips, which cut through letters. */
    static void strips(PDDocument pdf) throws IOException {
        BufferedImage paper = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1240, 1754);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 34));
        for (int line = 0; line < 30; line++) {
            String words = STORY[line % STORY.length] + " " + STORY[(line * 3 + 1) % STORY.length];
            pen.drawString(words, 120 + line % 4 * 9, 140 + line * 52);
        }
        pen.dispose();
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            float high = page.getMediaBox().getHeight() / 1754;
            for (int top = 0; top < 1754; top += 125) {
                int rows = Math.min(125, 1754 - top);
                BufferedImage strip = paper.getSubimage(0, top, 1240, rows);
                float bottom = page.getMediaBox().getHeight() - (top + rows) * high;
                content.drawImage(
                        image(pdf, strip), 0, bottom, page.getMediaBox().getWidth(), rows * high);
            }
        }
    }

    /** Two lines of writing as a picture in strips lower than letters, below a line of text. */
    static void stripsBelowText(PDDocument pdf) throws IOException {
        BufferedImage paper = new BufferedImage(1240, 160, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1240, 160);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
        pen.drawString("Meet me by the old orchard wall", 100, 60);
        pen.drawString("and bring 07700 900461 along", 100, 120);
        pen.dispose();
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 760);
            content.showText("The trip to the farm is on Friday, and we leave at nine in the morning.");
            content.endText();
            for (int top = 0; top < 160; top += 8) {
                content.drawImage(image(pdf, paper.getSubimage(0, top, 1240, 8)), 60, 600 - top * 0.38f, 470, 3.04f);
            }
        }
    }
}
