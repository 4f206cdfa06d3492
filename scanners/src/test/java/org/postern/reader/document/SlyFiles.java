package org.postern.reader.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Documents in which people see more than the letters that are written down. */
final class SlyFiles {
    private SlyFiles() {}

    /** A document with that markup as its body. */
    static byte[] docx(String body) throws Exception {
        byte[] blank;
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph();
            blank = OfficeFiles.bytes(document::write);
        }
        return Zips.change(
                blank,
                "word/document.xml",
                xml -> xml.replaceFirst("(?s)<w:body>.*</w:body>", "<w:body>" + body + "</w:body>"));
    }

    /** A sheet with one cell. */
    static byte[] cell(Object value, String format) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Cell cell = book.createSheet("Register").createRow(0).createCell(0);
            switch (value) {
                case Double number -> cell.setCellValue(number);
                case Boolean truth -> cell.setCellValue(truth);
                default -> {
                    String text = String.valueOf(value);
                    if (text.startsWith("=")) {
                        cell.setCellFormula(text.substring(1));
                    } else {
                        cell.setCellValue(text);
                    }
                }
            }
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            cell.setCellStyle(style);
            return OfficeFiles.bytes(book::write);
        }
    }

    static byte[] svg(String inside) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\">" + inside + "</svg>").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] flat(String kind, String body) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document" + OpenFiles.SPACES
                        + " office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument." + kind + "\">"
                        + "<office:scripts><office:script script:language=\"ooo:Basic\""
                        + " xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\"/></office:scripts>"
                        + "<office:body>" + body + "</office:body></office:document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String base64Picture() throws Exception {
        return Base64.getMimeEncoder().encodeToString(OfficeFiles.png(60, 60));
    }

    static byte[] rtf(String more) {
        return ("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard A letter\\par " + more + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
