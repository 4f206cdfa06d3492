package org.postern.reader.document;

import static org.postern.reader.document.PdfPen.drawn;
import static org.postern.reader.document.PdfPen.letter;
import static org.postern.reader.document.PdfPen.outline;
import static org.postern.reader.document.PdfPen.raw;
import static org.postern.reader.document.PdfPen.text;
import static org.postern.reader.document.PdfPen.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/** Pages that show a telephone number in a way that a reader of text alone does not see. */
final class SlyPdfs {
    static final String NUMBER = "07700 900123";

    private SlyPdfs() {}

    static void outlines(PDDocument pdf) throws IOException {
        letter(pdf, content -> drawn(content, NUMBER, 14, 60, 400));
    }

    /** Half of it is text, half is drawn. */
    static void half(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            text(content, PdfPen.FONT, 14, 60, 400, "07700 90");
            drawn(content, "0123", 14, 118, 400);
        });
    }

    /** The paper shows through a black box. */
    static void cutOut(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            content.addRect(50, 380, 200, 50);
            trace(content, outline(NUMBER, 20), 60, 400);
            content.fillEvenOdd();
        });
    }

    static void clipped(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            content.saveGraphicsState();
            trace(content, outline(NUMBER, 20), 60, 400);
            content.clip();
            content.addRect(0, 300, 400, 200);
            content.fill();
            content.restoreGraphicsState();
        });
    }

    private static final String[] DIGITS = {
        "111101101101111", "010110010010111", "111001111100111", "111001111001111", "101101111001001",
        "111100111001111", "111100111101111", "111001001001001", "111101111101111", "111101111001111"
    };

    /** Letters of little squares. */
    static void squares(PDDocument pdf) throws IOException {
        letter(pdf, content -> squares(content, 3, 3));
    }

    /** Letters of dots that do not touch. */
    static void dots(PDDocument pdf) throws IOException {
        letter(pdf, content -> squares(content, 4, 2));
    }

    private static int row(int square) {
        return square / 3;
    }

    private static void squares(PDPageContentStream content, float step, float side) throws IOException {
        float x = 60;
        for (int at = 0; at < NUMBER.length(); at++) {
            char c = NUMBER.charAt(at);
            for (int i = 0; c != ' ' && i < 15; i++) {
                if (DIGITS[c - '0'].charAt(i) == '1') {
                    content.addRect(x + i % 3 * step, 400 - row(i) * step, side, side);
                    content.fill();
                }
            }
            x += 4.5f * step;
        }
    }

    /** Joined by a line that runs along under all letters. */
    static void joined(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            drawn(content, NUMBER, 16, 60, 400);
            content.addRect(40, 397.5f, 500, 2);
            content.fill();
        });
    }

    @SuppressWarnings("deprecation") // PDFBox has no other way to use a pattern as drawn by hand
    static void pattern(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            PDTilingPattern pattern = new PDTilingPattern();
            pattern.setBBox(new PDRectangle(0, 0, 300, 100));
            pattern.setXStep(300);
            pattern.setYStep(100);
            pattern.setPaintType(PDTilingPattern.PAINT_COLORED);
            pattern.setTilingType(PDTilingPattern.TILING_CONSTANT_SPACING);
            pattern.setResources(fonts());
            write((COSStream) pattern.getCOSObject(), "BT /F 20 Tf 20 40 Td (" + NUMBER + ") Tj ET");
            PDResources resources = pdf.getPage(pdf.getNumberOfPages() - 1).getResources();
            COSName name = resources.add(pattern);
            content.appendRawCommands("/Pattern cs /" + name.getName() + " scn 0 300 300 200 re f\n");
        });
    }

    static PDResources fonts() {
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("F"), PdfPen.FONT);
        return resources;
    }

    private static void write(COSStream stream, String operators) throws IOException {
        try (OutputStream out = stream.createOutputStream()) {
            out.write(operators.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Letters that are procedures, and say that they are others. */
    static void drawnFont(PDDocument pdf) throws IOException {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.getPDFName("FontBBox"), array(0, 0, 10, 10));
        font.setItem(COSName.getPDFName("FontMatrix"), array(0.1f, 0, 0, 0.1f, 0, 0));
        font.setInt(COSName.FIRST_CHAR, 97);
        font.setInt(COSName.LAST_CHAR, 106);
        font.setItem(COSName.WIDTHS, array(6, 6, 6, 6, 6, 6, 6, 6, 6, 6));
        COSDictionary procedures = new COSDictionary();
        COSArray differences = new COSArray();
        differences.add(org.apache.pdfbox.cos.COSInteger.get(97));
        for (int digit = 0; digit < 10; digit++) {
            StringBuilder proc = new StringBuilder("6 0 0 0 6 10 d1 ");
            for (int i = 0; i < 15; i++) {
                if (DIGITS[digit].charAt(i) == '1') {
                    proc.append(i % 3 * 1.6f).append(' ').append(8 - i / 3 * 2).append(" 1.6 2 re f ");
                }
            }
            COSStream stream = new COSStream();
            write(stream, proc.toString());
            COSName name = COSName.getPDFName(String.valueOf((char) ('a' + digit)));
            procedures.setItem(name, stream);
            differences.add(name);
        }
        font.setItem(COSName.getPDFName("CharProcs"), procedures);
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        font.setItem(COSName.ENCODING, encoding);
        PDPage page = raw(pdf, "BT /X 20 Tf 60 400 Td (ahhaa jaabcd) Tj ET");
        COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        fonts.setItem(COSName.getPDFName("X"), font);
    }

    private static COSArray array(float... numbers) {
        COSArray array = new COSArray();
        for (float number : numbers) {
            array.add(new org.apache.pdfbox.cos.COSFloat(number));
        }
        return array;
    }

    /** Shown are digits, said are other words. */
    static void actual(PDDocument pdf) throws IOException {
        raw(pdf, "/Span <</ActualText (see you on Friday)>> BDC BT /F1 14 Tf 60 400 Td (" + NUMBER + ") Tj ET EMC");
    }

    static void field(PDDocument pdf) throws IOException {
        PdfFiles.form(pdf);
        COSStream shown = pdf.getPage(0)
                .getAnnotations()
                .getFirst()
                .getNormalAppearanceStream()
                .getCOSObject();
        shown.setItem(COSName.RESOURCES, fonts());
        write(shown, "BT /F 12 Tf 2 5 Td (" + NUMBER + ") Tj ET");
    }

    /** The number lies upon the page as a stamp that says something else. */
    static void stamp(PDDocument pdf) throws IOException {
        PDPage page = letter(pdf, content -> {});
        PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
        stamp.setContents("approved");
        stamp.setRectangle(new PDRectangle(60, 380, 200, 40));
        PDAppearanceStream look = new PDAppearanceStream(pdf);
        look.setBBox(new PDRectangle(200, 40));
        look.setResources(new PDResources());
        try (PDPageContentStream content = new PDPageContentStream(pdf, look)) {
            drawn(content, NUMBER, 20, 5, 10);
        }
        PDAppearanceDictionary all = new PDAppearanceDictionary();
        all.setNormalAppearance(look);
        stamp.setAppearance(all);
        page.setAnnotations(List.of(stamp));
    }

    /** An embedded font's map says of the shown letters that they are others. */
    static byte[] lying(String shown, String said) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDFont font = PdfPen.sans(pdf);
            String words = NUMBER + " is what is shown here, and all else is true";
            letter(pdf, content -> text(content, font, 14, 60, 400, words));
            StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin 12 dict begin begincmap
                /CMapName /Adobe-Identity-UCS def /CMapType 2 def
                1 begincodespacerange <0000> <FFFF> endcodespacerange
                """);
            for (int i = 0; i < words.length(); i++) {
                String letter = words.substring(i, i + 1);
                byte[] code = font.encode(letter);
                int at = shown.indexOf(letter);
                map.append("1 beginbfchar <%02X%02X> <%04X> endbfchar\n".formatted(code[0] & 0xff, code[1] & 0xff, (int)
                        (at < 0 ? letter : said.substring(at)).charAt(0)));
            }
            map.append("endcmap CMapName currentdict /CMap defineresource pop end end");
            try (PDDocument saved = org.apache.pdfbox.Loader.loadPDF(OfficeFiles.bytes(pdf::save))) {
                write(map(saved), map.toString());
                return OfficeFiles.bytes(saved::save);
            }
        }
    }

    private static COSStream map(PDDocument pdf) throws IOException {
        PDResources resources = pdf.getPage(0).getResources();
        for (COSName name : resources.getFontNames()) {
            if (resources.getFont(name).getCOSObject().getDictionaryObject(COSName.TO_UNICODE)
                    instanceof COSStream stream) {
                return stream;
            }
        }
        throw new IOException("no map");
    }

    /** The font is not in the file, and its map says other letters than its names. */
    static void namedFont(PDDocument pdf) throws IOException {
        PDPage page = raw(pdf, "BT /X 14 Tf 60 400 Td (" + NUMBER + ") Tj ET");
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setName(COSName.BASE_FONT, "Helvetica");
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        COSStream map = new COSStream();
        write(
                map,
                "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
                        + "1 beginbfrange <30> <39> <0061> endbfrange endcmap");
        font.setItem(COSName.TO_UNICODE, map);
        page.getResources().getCOSObject().getCOSDictionary(COSName.FONT).setItem(COSName.getPDFName("X"), font);
    }

    private static final String[] SEGMENTS = {
        "abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcfgd"
    };

    /** Each digit of up to seven strokes, as on a pocket calculator. */
    static void segments(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            content.setLineWidth(2);
            for (int i = 0; i < NUMBER.length(); i++) {
                float x = 60 + 16 * i;
                String lit = NUMBER.charAt(i) == ' ' ? "" : SEGMENTS[NUMBER.charAt(i) - '0'];
                float[][] ends = {
                    {0, 20, 10, 20},
                    {10, 20, 10, 10},
                    {10, 10, 10, 0},
                    {0, 0, 10, 0},
                    {0, 0, 0, 10},
                    {0, 10, 0, 20},
                    {0, 10, 10, 10}
                };
                for (int k = 0; k < lit.length(); k++) {
                    float[] end = ends[lit.charAt(k) - 'a'];
                    content.moveTo(x + end[0], 400 + end[1]);
                    content.lineTo(x + end[2], 400 + end[3]);
                    content.stroke();
                }
            }
        });
    }

    /** On a page without any content. */
    static void loneStamp(PDDocument pdf) throws IOException {
        stamp(pdf);
        PDPage empty = new PDPage(PDRectangle.A4);
        empty.setAnnotations(pdf.getPage(pdf.getNumberOfPages() - 1).getAnnotations());
        pdf.removePage(pdf.getNumberOfPages() - 1);
        pdf.addPage(empty);
    }

    /** Digit by digit from the last to the first. */
    static void backwards(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            float x = 200;
            for (char c : new StringBuilder(NUMBER).reverse().toString().toCharArray()) {
                text(content, PdfPen.FONT, 14, x, 400, String.valueOf(c));
                x -= 8;
            }
        });
    }

    /** Every second digit first. */
    static void interleaved(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            for (int start = 0; start < 2; start++) {
                for (int i = start; i < NUMBER.length(); i += 2) {
                    text(content, PdfPen.FONT, 14, 60 + 8 * i, 400, NUMBER.substring(i, i + 1));
                }
            }
        });
    }

    @SuppressWarnings("deprecation") // PDFBox writes no soft masks
    static void mask(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            PDTransparencyGroup group = new PDTransparencyGroup(pdf);
            group.setBBox(new PDRectangle(600, 850));
            group.setResources(fonts());
            COSDictionary kind = new COSDictionary();
            kind.setItem(COSName.S, COSName.TRANSPARENCY);
            kind.setItem(COSName.CS, COSName.DEVICEGRAY);
            group.getCOSObject().setItem(COSName.GROUP, kind);
            write(group.getCOSObject(), "1 g BT /F 20 Tf 60 400 Td (" + NUMBER + ") Tj ET");
            COSDictionary mask = new COSDictionary();
            mask.setItem(COSName.S, COSName.LUMINOSITY);
            mask.setItem(COSName.G, group);
            COSDictionary state = new COSDictionary();
            state.setItem(COSName.SMASK, mask);
            PDResources resources = pdf.getPage(pdf.getNumberOfPages() - 1).getResources();
            COSDictionary states = new COSDictionary();
            states.setItem(COSName.getPDFName("M"), state);
            resources.getCOSObject().setItem(COSName.EXT_G_STATE, states);
            content.appendRawCommands("q /M gs 0 300 500 200 re f Q\n");
        });
    }

    /** A line that runs up, beside lines that run across. */
    static void upwards(PDDocument pdf, String words) throws IOException {
        letter(pdf, content -> {
            content.beginText();
            content.setFont(PdfPen.FONT, 12);
            content.setTextMatrix(new Matrix(0, 1, -1, 0, 540, 300));
            content.showText(words);
            content.endText();
        });
    }

    static void askew(PDDocument pdf, String words, int degrees) throws IOException {
        letter(pdf, content -> {
            content.beginText();
            content.setFont(PdfPen.FONT, 12);
            content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), 300, 350));
            content.showText(words);
            content.endText();
        });
    }
}
