package org.postern.reader.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.postern.message.PartPath;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.reader.FileWalk;
import org.postern.reader.OpenFile;
import org.postern.reader.Readers;
import org.postern.reader.Session;

/**
 * Says what reading a file costs: CPU time of the process once all is warm, median of the rounds, as a Markdown table.
 */
final class ReadingCost {
    private static final int ROUNDS = 11;
    private static final int PARAGRAPHS = 6000;

    private ReadingCost() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path scratch = Files.createTempDirectory("cost");
        FileWalk walk = Readers.walk();
        System.out.println("| file | bytes | characters read | CPU ms |");
        System.out.println("|---|---|---|---|");
        row(walk, scratch, "document.docx", docx());
        row(walk, scratch, "three pages.pdf", pdf(3));
        row(walk, scratch, "screenshot.png", Painter.saved(screen(), "png"));
        row(walk, scratch, "photo of paper.jpg", Painter.jpeg(photograph(), 0.85f));
        row(walk, scratch, "scenery 8 MP.jpg", Painter.jpeg(Painter.scenery(3264, 2448, 1), 0.85f));
        row(walk, scratch, "five scanned pages.pdf", scanned(5));
        Files.delete(scratch);
    }

    private static void row(FileWalk walk, Path scratch, String name, byte[] bytes) throws IOException {
        double[] cpu = new double[ROUNDS];
        long characters = 0;
        for (int i = -2; i < ROUNDS; i++) {
            Path file = Files.write(Files.createTempFile(scratch, "item", ""), bytes);
            long before = cpuNanos();
            FileReport report = walk.walk(opened(file, name), new Session(FileLimits.DEFAULT, scratch));
            if (i >= 0) {
                cpu[i] = (cpuNanos() - before) / 1e6;
            }
            characters = report.items().stream()
                    .flatMap(item -> item.text().stream())
                    .mapToLong(text -> text.text().length())
                    .sum();
        }
        Arrays.sort(cpu);
        System.out.printf(Locale.ROOT, "| %s | %d | %d | %.0f |%n", name, bytes.length, characters, cpu[ROUNDS / 2]);
    }

    private static OpenFile opened(Path file, String name) throws IOException {
        Optional<String> called = Optional.of(name);
        return new OpenFile(
                new PartPath("2"),
                called,
                Optional.empty(),
                FileKinds.whole(file, called),
                file,
                0,
                OptionalInt.empty());
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static byte[] docx() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            for (int i = 0; i < PARAGRAPHS; i++) {
                document.createParagraph()
                        .createRun()
                        .setText("Paragraph " + i * 7919L % 100_003 + " of the plan for week " + i % 38
                                + ", with a sum of " + i * 104_729L % 9973 + ".");
            }
            document.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf(int pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream text = new PDPageContentStream(document, page)) {
                    text.beginText();
                    text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    text.newLineAtOffset(60, 780);
                    for (String line : lines(i)) {
                        text.showText(line);
                        text.newLineAtOffset(0, -15);
                    }
                    text.endText();
                }
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] scanned(int pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                BufferedImage paper = Painter.page(lines(i), 30, Color.WHITE, Color.BLACK);
                try (PDPageContentStream drawn = new PDPageContentStream(document, page)) {
                    drawn.drawImage(JPEGFactory.createFromImage(document, paper, 0.8f), 0, 0, 595, 842);
                }
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static List<String> lines(int page) {
        return Painter.manyLines(40).stream().map(line -> page + " " + line).toList();
    }

    private static BufferedImage screen() {
        return Painter.page(Painter.manyLines(24), 30, Color.WHITE, Color.BLACK);
    }

    private static BufferedImage photograph() {
        return Painter.photographed(Painter.page(Painter.manyLines(30), 60, Color.WHITE, Color.BLACK));
    }
}
