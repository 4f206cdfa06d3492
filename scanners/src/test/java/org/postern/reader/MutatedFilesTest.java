package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.PartPath;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;

/** Damaged files of many kinds, the same at every run; {@code -Dpostern.fuzz=10000} makes more of them. */
class MutatedFilesTest {
    private static final long SEED = 3;
    private static final int FILES = Integer.getInteger("postern.fuzz", 240);
    private static final FileLimits SMALL =
            new FileLimits(8 << 20, 5, 50, 3, 1_000_000, 200_000, Duration.ofSeconds(20), Duration.ofSeconds(5));

    @TempDir
    private Path scratch;

    @Test
    void giveNothingButReadings() throws Exception {
        List<Map.Entry<String, byte[]>> all = List.copyOf(seeds().entrySet());
        FileWalk walk = Readers.walk();
        Path own = Files.createDirectory(scratch.resolve("own"));
        Random random = new Random(SEED);
        for (int i = 0; i < FILES; i++) {
            String name = all.get(i % all.size()).getKey();
            byte[] bytes = mutated(all.get(i % all.size()).getValue(), random);
            FileReport report = walk.walk(file(own, name, bytes), new Session(SMALL, own));
            assertThat(report.items()).as("%s, mutation %s", name, i).isNotEmpty();
        }
        try (Stream<Path> left = Files.list(own)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("item")))
                    .isEmpty();
        }
    }

    private static OpenFile file(Path own, String name, byte[] bytes) throws IOException {
        Path copy = Files.write(Files.createTempFile(own, "item", ""), bytes);
        Optional<String> called = Optional.of(name);
        return new OpenFile(
                new PartPath("2"),
                called,
                Optional.empty(),
                FileKinds.of(OpenFile.content(copy), called),
                copy,
                0,
                OptionalInt.empty());
    }

    /** Bits turned, a piece cut out, repeated, or the end cut off. */
    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(4)) {
            case 0 -> out.write(bytes, 0, from);
            case 1 -> {
                out.write(bytes, 0, from);
                out.write(bytes, to, bytes.length - to);
            }
            case 2 -> {
                out.write(bytes, 0, to);
                out.write(bytes, from, bytes.length - from);
            }
            default -> out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> seeds() throws IOException {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("note.txt", text("Bring a coat on Friday.\n"));
        seeds.put("page.html", text("<html><body><p style='color:red'>Bring a <b>coat</b></p></body></html>"));
        seeds.put(
                "mail.eml",
                text("Subject: Coat\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"
                        + "\r\n--b\r\nContent-Type: text/plain\r\n\r\nBring a coat.\r\n--b\r\nContent-Type: text/csv;"
                        + " name=a.csv\r\nContent-Disposition: attachment\r\n\r\na,b\r\n--b--\r\n"));
        seeds.put("letter.rtf", text("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Bring a coat.\\par}"));
        seeds.put("drawing.svg", text("<svg xmlns='http://www.w3.org/2000/svg'><text x='1'>Coat</text></svg>"));
        seeds.put("letter.docx", docx());
        seeds.put("marks.xls", xls());
        seeds.put("letter.pdf", pdf());
        seeds.put("all.zip", zip());
        for (String format : new String[] {"png", "jpg", "gif", "bmp"}) {
            seeds.put("picture." + format, picture(format));
        }
        return seeds;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] docx() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Bring a coat.");
            document.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] xls() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("Coats").createRow(0).createCell(0).setCellValue("Bring a coat.");
            book.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle("Coats");
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("note.txt"));
            zip.write(text("Bring a coat."));
            zip.putNextEntry(new ZipEntry("letter.docx"));
            zip.write(docx());
        }
        return bytes.toByteArray();
    }

    /** Small enough that nobody looks for letters. */
    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage picture = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(5, 5, 0xFF0000);
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
