package org.postern.reader;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.postern.reader.archive.Archives;

/** Small sound files of many kinds, from which damaged ones are made. */
final class SeedFiles {
    private SeedFiles() {}

    /** By their names. */
    static Map<String, byte[]> all() throws IOException {
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
        byte[] note = text("Bring a coat.");
        seeds.put("all.7z", Archives.sevenZip("note.txt", note));
        seeds.put("all.tgz", Archives.gzip(Archives.tar("note.txt", "Bring a coat.")));
        seeds.put("old.rar", Archives.rar4("note.txt", "Bring a coat.", 0x30, 0));
        seeds.put("new.rar", Archives.rar5("note.txt", "Bring a coat.", 0, false));
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
            document.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(Instant.EPOCH)));
            document.createParagraph().createRun().setText("Bring a coat.");
            document.write(bytes);
        }
        return untimed(bytes.toByteArray());
    }

    /** Packed again without the time of day, so that all runs have the same. */
    private static byte[] untimed(byte[] zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                out.putNextEntry(copy);
                in.transferTo(out);
            }
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
            document.setDocumentId(1L);
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
        return untimed(bytes.toByteArray());
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
