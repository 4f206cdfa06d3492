package org.postern.reader.document;

import static org.postern.reader.document.PdfPen.letter;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.util.Matrix;

/** PDF files with letters that are neither written nor outlined, but filled bit by bit. */
final class FilledPdfs {
    private static final String NUMBER = "07700 900123";

    private FilledPdfs() {}

    /** Letters that are filled with strokes, as a plotter does. */
    static void strokes(PDDocument pdf) throws IOException {
        BufferedImage picture = written();
        letter(pdf, content -> {
            content.setLineWidth(1.6f);
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    int from = x;
                    while (x < picture.getWidth() && isDark(picture, x, y)) {
                        x++;
                    }
                    if (x > from) {
                        content.moveTo(60 + 1.5f * from, 400 - 1.5f * y);
                        content.lineTo(60 + 1.5f * x, 400 - 1.5f * y);
                        content.stroke();
                    }
                }
            }
        });
    }

    /** Letters that are made of full stops. */
    static void fullStops(PDDocument pdf) throws IOException {
        BufferedImage picture = written();
        letter(pdf, content -> {
            content.beginText();
            content.setFont(PdfPen.FONT, 6);
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if (isDark(picture, x, y)) {
                        content.setTextMatrix(new Matrix(1, 0, 0, 1, 60 + 1.5f * x, 400 - 1.5f * y));
                        content.showText(".");
                    }
                }
            }
            content.endText();
        });
    }

    private static boolean isDark(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) & 0xff) < 128;
    }

    private static BufferedImage written() {
        BufferedImage picture = new BufferedImage(300, 50, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 300, 50);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 28));
        pen.drawString(NUMBER, 5, 35);
        pen.dispose();
        return picture;
    }
}
