package org.postern.reader.document;

import static org.postern.reader.document.PdfPen.FONT;
import static org.postern.reader.document.PdfPen.SERIF;
import static org.postern.reader.document.PdfPen.drawn;
import static org.postern.reader.document.PdfPen.letter;
import static org.postern.reader.document.PdfPen.page;
import static org.postern.reader.document.PdfPen.paragraph;
import static org.postern.reader.document.PdfPen.text;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** What schools send every day. */
final class SchoolPdfs {
    private SchoolPdfs() {}

    static void plain(PDDocument pdf) throws IOException {
        for (int i = 0; i < 3; i++) {
            page(pdf, content -> paragraph(content, SERIF, 60, 750, 45));
        }
    }

    static void ownFont(PDDocument pdf) throws IOException {
        PDFont font = PdfPen.sans(pdf);
        for (int i = 0; i < 3; i++) {
            page(pdf, content -> {
                paragraph(content, font, 60, 750, 40);
                text(
                        content,
                        font,
                        11,
                        60,
                        100,
                        "0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ \u00e9\u00fc\u2013\u2022\u20ac \u0416\u0434\u0438");
            });
        }
    }

    /** The school's name is drawn in the head of each page. */
    static void letterhead(PDDocument pdf) throws IOException {
        for (int i = 0; i < 3; i++) {
            letter(pdf, content -> {
                content.setNonStrokingColor(Color.BLUE);
                circle(content, 90, 790, 25);
                content.fill();
                drawn(content, "Larkfield School", 26, 130, 780);
                content.setNonStrokingColor(Color.BLACK);
                rule(content, 60, 755, 475);
            });
        }
    }

    private static void rule(PDPageContentStream content, float x, float y, float length) throws IOException {
        content.moveTo(x, y);
        content.lineTo(x + length, y);
        content.stroke();
    }

    private static void circle(PDPageContentStream content, float x, float y, float r) throws IOException {
        float k = r * 0.5523f;
        content.moveTo(x + r, y);
        content.curveTo(x + r, y + k, x + k, y + r, x, y + r);
        content.curveTo(x - k, y + r, x - r, y + k, x - r, y);
        content.curveTo(x - r, y - k, x - k, y - r, x, y - r);
        content.curveTo(x + k, y - r, x + r, y - k, x + r, y);
    }

    private static void rounded(PDPageContentStream content, float x, float y, float w, float h) throws IOException {
        float r = 8;
        content.moveTo(x + r, y);
        content.lineTo(x + w - r, y);
        content.curveTo(x + w, y, x + w, y, x + w, y + r);
        content.lineTo(x + w, y + h - r);
        content.curveTo(x + w, y + h, x + w, y + h, x + w - r, y + h);
        content.lineTo(x + r, y + h);
        content.curveTo(x, y + h, x, y + h, x, y + h - r);
        content.lineTo(x, y + r);
        content.curveTo(x, y, x, y, x + r, y);
    }

    static void newsletter(PDDocument pdf) throws IOException {
        page(pdf, content -> {
            content.setNonStrokingColor(new Color(230, 240, 255));
            rounded(content, 40, 60, 250, 620);
            content.fill();
            rounded(content, 305, 60, 250, 620);
            content.fill();
            content.setNonStrokingColor(Color.BLACK);
            text(content, FONT, 30, 60, 780, "Larkfield News");
            for (int column = 0; column < 2; column++) {
                for (int i = 0; i < 30; i++) {
                    text(content, SERIF, 10, 50 + 265 * column, 650 - 15 * i, "Year 4 went to the woods and saw " + i);
                }
            }
            content.drawImage(
                    LosslessFactory.createFromImage(pdf, new java.awt.image.BufferedImage(200, 100, 1)),
                    60,
                    90,
                    200,
                    90);
        });
    }

    static void timetable(PDDocument pdf) throws IOException {
        page(pdf, content -> {
            for (int row = 0; row <= 9; row++) {
                rule(content, 50, 700 - 40 * row, 490);
            }
            for (int column = 0; column <= 7; column++) {
                content.moveTo(50 + 70 * column, 700);
                content.lineTo(50 + 70 * column, 340);
                content.stroke();
            }
            cells(content);
        });
    }

    private static void cells(PDPageContentStream content) throws IOException {
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 7; column++) {
                text(content, FONT, 9, 55 + 70 * column, 680 - 40 * row, "Maths " + row + column);
            }
        }
    }

    /** As word processors draw tables: each edge of each cell a thin box, with another at each corner. */
    static void thinBoxes(PDDocument pdf) throws IOException {
        page(pdf, content -> {
            for (int row = 0; row <= 9; row++) {
                for (int column = 0; column <= 7; column++) {
                    float x = 50 + 70 * column;
                    float y = 700 - 40 * row;
                    content.addRect(x, y, 0.48f, 0.48f);
                    content.fill();
                    content.addRect(x + 0.48f, y, column < 7 ? 69.5f : 0.48f, 0.48f);
                    content.fill();
                    content.addRect(x, y + 0.48f - (row < 9 ? 40 : 0), 0.48f, 39.5f);
                    content.fill();
                }
            }
            cells(content);
        });
    }

    /** Cells that do not touch, each in a colour. */
    static void colouredCells(PDDocument pdf) throws IOException {
        page(pdf, content -> {
            for (int row = 0; row < 9; row++) {
                for (int column = 0; column < 7; column++) {
                    content.setNonStrokingColor(new Color(200, 255 - 20 * row, 255 - 20 * column));
                    content.addRect(51 + 70 * column, 662 - 40 * row, 67, 37);
                    content.fill();
                }
            }
            content.setNonStrokingColor(Color.BLACK);
            cells(content);
        });
    }

    static void columns(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            rule(content, 80, 200, 400);
            content.moveTo(80, 200);
            content.lineTo(80, 500);
            content.stroke();
            for (int i = 0; i < 10; i++) {
                content.addRect(90 + 38 * i, 200, 25, 30 + i * 37 % 200);
                content.fill();
                text(content, FONT, 8, 90 + 38 * i, 188, "Week " + i);
            }
        });
    }

    static void curves(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            rule(content, 80, 200, 400);
            for (int series = 0; series < 3; series++) {
                content.moveTo(80, 220 + 60 * series);
                for (int i = 1; i <= 20; i++) {
                    float x = 80 + 20 * i;
                    float y = 220 + 60 * series + (float) (25 * Math.sin(i * 0.9 + series));
                    content.curveTo(x - 14, y - 6, x - 7, y + 3, x, y);
                }
                content.stroke();
                for (int i = 1; i <= 20; i++) {
                    circle(content, 80 + 20 * i, 220 + 60 * series + (float) (25 * Math.sin(i * 0.9 + series)), 3);
                    content.fill();
                }
            }
        });
    }

    static void pie(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            for (int i = 0; i < 5; i++) {
                double from = i * 1.2566;
                double to = from + 1.2566;
                content.moveTo(300, 400);
                content.lineTo(300 + (float) (90 * Math.cos(from)), 400 + (float) (90 * Math.sin(from)));
                for (int k = 1; k <= 4; k++) {
                    double a = from + (to - from) * k / 4;
                    content.lineTo(300 + (float) (90 * Math.cos(a)), 400 + (float) (90 * Math.sin(a)));
                }
                content.closePath();
                content.setNonStrokingColor(new Color(40 * i, 120, 200 - 30 * i));
                content.fill();
                content.addRect(420, 440 - 15 * i, 8, 8);
                content.fill();
            }
        });
    }

    static void bullets(PDDocument pdf) throws IOException {
        page(pdf, content -> {
            for (int i = 0; i < 30; i++) {
                circle(content, 63, 703.3f - 15.37f * i, 2.5f);
                content.fill();
                text(content, FONT, 11, 75, 700 - 15.37f * i, "Bring a coat, a hat and a packed lunch " + i);
                rule(content, 75, 698 - 15.37f * i, 60);
            }
        });
    }

    static void slip(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            content.setLineDashPattern(new float[] {2, 2}, 0);
            rule(content, 40, 560, 515);
            for (int i = 0; i < 8; i++) {
                text(content, FONT, 11, 60, 520 - 30 * i, "I give consent to outing " + i);
                content.addRect(300, 518 - 30 * i, 12, 12);
                content.stroke();
                rule(content, 330, 518 - 30 * i, 180);
            }
        });
    }

    /** A dotted line of single dots, as for an answer. */
    static void answers(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            for (int row = 0; row < 12; row++) {
                for (int i = 0; i < 150; i++) {
                    content.addRect(60 + 3 * i, 550 - 25 * row, 0.7f, 0.7f);
                    content.fill();
                }
            }
        });
    }

    static void certificate(PDDocument pdf) throws IOException {
        page(pdf, content -> {
            for (int i = 0; i < 3; i++) {
                content.addRect(30 + 6 * i, 30 + 6 * i, 535 - 12 * i, 782 - 12 * i);
                content.stroke();
            }
            text(content, SERIF, 40, 120, 600, "Certificate of Merit");
            text(content, SERIF, 20, 120, 500, "for kindness to others in the autumn term");
            circle(content, 300, 200, 50);
            content.fill();
        });
    }

    /** Squared paper with a graph on it. */
    static void graph(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            for (int i = 0; i <= 60; i++) {
                rule(content, 100, 200 + 5 * i, 300);
                content.moveTo(100 + 5 * i, 200);
                content.lineTo(100 + 5 * i, 500);
                content.stroke();
            }
            content.moveTo(100, 220);
            for (int i = 0; i <= 60; i++) {
                content.lineTo(100 + 5 * i, 220 + i * i * 0.07f);
            }
            content.stroke();
        });
    }

    static void form(PDDocument pdf) throws IOException {
        letter(pdf, content -> {});
        PdfFiles.form(pdf);
    }

    static void boxesOfOneLetter(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            for (int row = 0; row < 3; row++) {
                for (int i = 0; i < 20; i++) {
                    content.addRect(60 + 20 * i, 500 - 40 * row, 16, 20);
                    content.stroke();
                }
            }
        });
    }

    static void flow(PDDocument pdf) throws IOException {
        letter(pdf, content -> {
            for (int i = 0; i < 5; i++) {
                rounded(content, 100, 520 - 80 * i, 180, 40);
                content.stroke();
                text(content, FONT, 10, 110, 535 - 80 * i, "Step " + i + " of the experiment");
                content.moveTo(190, 520 - 80 * i);
                content.lineTo(190, 480 - 80 * i);
                content.stroke();
                content.moveTo(186, 486 - 80 * i);
                content.lineTo(190, 480 - 80 * i);
                content.lineTo(194, 486 - 80 * i);
                content.fill();
            }
        });
    }

    static void photo(PDDocument pdf) throws IOException {
        letter(
                pdf,
                content -> content.drawImage(
                        LosslessFactory.createFromImage(pdf, PackedPdfs.picture()), 100, 300, 300, 60));
    }
}
