package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.read.Sign;

class XmlOfficeTest {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    @TempDir
    Path scratch;

    static Stream<Row> rows() {
        return Stream.of(
                Row.of("letter.xml", () -> word(""))
                        .sees("Rowan is on 07700 900123")
                        .finds("at the bridge", "A plan"),
                Row.of("letter.doc", () -> word("")).sees("Rowan is on 07700 900123"),
                Row.of("letter.doc", () -> word(binary("01.png", OfficeFiles.png(60, 60))))
                        .holds("01.png"),
                Row.of("letter.doc", () -> word(binary("editdata.mso", new byte[9])))
                        .signs(Sign.Kind.MACRO),
                Row.of("letter.doc", () -> word("<w:p><w:r>")).is("Partly", "damaged"),
                Row.of("marks.xls", () -> book("0"))
                        .sees("Rowan", "ask Wren")
                        .finds("Contacts")
                        .at("Rowan@1 Contacts"),
                Row.of("marks.xml", () -> book("00000000000")).sees("Rowan", "07700900123"),
                Row.of("marks.xml", () -> book("0&quot;seven&quot;0")).is("Partly", "shows numbers"),
                Row.of("hiding.xml", XmlOfficeTest::hidingBook)
                        .sees("everybody", "at the end")
                        .finds("in a hidden row", "in a hidden sheet")
                        .at("everybody@1 Register", "in a hidden sheet@2 Private", "at the end@3 Last"),
                Row.of("letter.xml", () -> flat("Rowan is on 07700 900123")).holds("package"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsOfficeFilesThatAreXml(Row row) throws Exception {
        row.check(scratch);
    }

    @Test
    void unpacksAPackageThatIsOneFile() throws Exception {
        assertThat(Row.walk("letter.xml", flat("Rowan is on 07700 900123"), scratch)
                        .items())
                .filteredOn(item -> item.kind().name().equals("docx"))
                .hasSize(1)
                .allSatisfy(item -> assertThat(item.text().orElseThrow().text()).contains("Rowan is on 07700 900123"));
    }

    private static byte[] utf8(String text) {
        return ("<?xml version=\"1.0\"?>" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] word(String more) {
        return utf8("<?mso-application progid=\"Word.Document\"?><w:wordDocument"
                + " xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\""
                + " xmlns:o=\"urn:schemas-microsoft-com:office:office\"><o:DocumentProperties><o:Title>A plan</o:Title>"
                + "</o:DocumentProperties><w:body><w:p><w:r><w:t>Rowan is on </w:t></w:r><w:r><w:t>07700 900123</w:t>"
                + "</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>at the bridge</w:t></w:r></w:p>" + more
                + "</w:body></w:wordDocument>");
    }

    private static String binary(String name, byte[] bytes) {
        return "<w:binData w:name=\"wordml://" + name + "\">"
                + Base64.getMimeEncoder().encodeToString(bytes) + "</w:binData>";
    }

    private static byte[] book(String format) {
        return utf8("<?mso-application progid=\"Excel.Sheet\"?><Workbook"
                + " xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
                + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"s1\"><NumberFormat"
                + " ss:Format=\"" + format + "\"/></Style></Styles><Worksheet ss:Name=\"Contacts\"><Table><Row><Cell>"
                + "<Data ss:Type=\"String\">Rowan</Data><Comment><ss:Data>ask Wren</ss:Data></Comment></Cell><Cell"
                + " ss:StyleID=\"s1\"><Data ss:Type=\"Number\">7700900123</Data></Cell></Row></Table></Worksheet>"
                + "</Workbook>");
    }

    private static byte[] hidingBook() {
        String hidden = "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">"
                + "<Visible>SheetVeryHidden</Visible></WorksheetOptions>";
        return utf8("<?mso-application progid=\"Excel.Sheet\"?><Workbook"
                + " xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
                + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
                + sheet("Register", row("", "everybody") + row(" ss:Hidden=\"1\"", "in a hidden row"), "")
                + sheet("Private", row("", "in a hidden sheet"), hidden)
                + sheet("Last", row("", "at the end"), "") + "</Workbook>");
    }

    private static String sheet(String name, String rows, String options) {
        return "<Worksheet ss:Name=\"" + name + "\"><Table>" + rows + "</Table>" + options + "</Worksheet>";
    }

    private static String row(String attributes, String words) {
        return "<Row" + attributes + "><Cell><Data ss:Type=\"String\">" + words + "</Data></Cell></Row>";
    }

    private static byte[] flat(String words) throws IOException {
        return utf8("<?mso-application progid=\"Word.Document\"?><pkg:package"
                + " xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
                + part(
                        "/_rels/.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"r1\" Type=\"" + RELATIONS
                                + "/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
                + part(
                        "/word/document.xml",
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                + "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p></w:body></w:document>")
                + "<pkg:part pkg:name=\"/word/media/image1.png\" pkg:contentType=\"image/png\"><pkg:binaryData>"
                + Base64.getMimeEncoder().encodeToString(OfficeFiles.png(60, 60))
                + "</pkg:binaryData></pkg:part></pkg:package>");
    }

    private static String part(String name, String markup) {
        return "<pkg:part pkg:name=\"" + name + "\" pkg:contentType=\"application/xml\"><pkg:xmlData>" + markup
                + "</pkg:xmlData></pkg:part>";
    }
}
