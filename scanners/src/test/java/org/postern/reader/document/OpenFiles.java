package org.postern.reader.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** OpenDocument, e-books, Apple's documents, RTF, contact cards and drawings, written by hand. */
final class OpenFiles {
    static final String SPACES = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
            + " xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"";

    private OpenFiles() {}

    private static byte[] openDocument(String kind, String styles, String body, String manifest, String... files)
            throws IOException {
        String content = "<office:document-content" + SPACES + "><office:automatic-styles>" + styles
                + "</office:automatic-styles><office:body>" + body + "</office:body></office:document-content>";
        String meta = "<office:document-meta" + SPACES
                + "><office:meta><dc:title>Trip of year"
                + " 5</dc:title><dc:creator>Ash</dc:creator></office:meta></office:document-meta>";
        List<Object> entries = new ArrayList<>(List.of(
                "mimetype",
                "application/vnd.oasis.opendocument." + kind,
                "content.xml",
                content,
                "meta.xml",
                meta,
                "Pictures/map.png",
                OfficeFiles.png(60, 60),
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">" + manifest
                        + "</manifest:manifest>"));
        for (String file : files) {
            entries.addAll(List.of(file, "<x/>"));
        }
        return Zips.of(entries.toArray());
    }

    static byte[] odt(String more, String manifest, String... files) throws IOException {
        String styles = "<style:style style:name=\"T1\"><style:text-properties text:display=\"none\"/></style:style>";
        return openDocument(
                "text",
                styles,
                "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>taken"
                    + " out</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Rowan is on"
                    + " 07700<text:s/>900123<office:annotation><dc:creator>Wren</dc:creator><text:p>ask Wren"
                    + " first</text:p></office:annotation><text:span text:style-name=\"T1\"> at the"
                    + " bridge</text:span><text:a"
                    + " xlink:href=\"https://larkfield.example/list\">list</text:a></text:p>" + more
                        + "</office:text>",
                manifest,
                files);
    }

    static byte[] ods() throws IOException {
        String styles =
                "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>";
        return openDocument(
                "spreadsheet",
                styles,
                "<office:spreadsheet><table:table"
                    + " table:name=\"Contacts\"><table:table-row><table:table-cell><text:p>Rowan</text:p></table:table-cell><table:table-cell><text:p>07700"
                    + " 900123</text:p></table:table-cell></table:table-row><table:table-row"
                    + " table:visibility=\"collapse\"><table:table-cell><text:p>in a hidden"
                    + " row</text:p></table:table-cell></table:table-row></table:table><table:table"
                    + " table:name=\"Private\""
                    + " table:style-name=\"ta2\"><table:table-row><table:table-cell><text:p>01632"
                    + " 960999</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>",
                "");
    }

    static byte[] odp() throws IOException {
        String styles = "<style:style style:name=\"dp2\"><style:drawing-page-properties"
                + " presentation:visibility=\"hidden\"/></style:style>";
        return openDocument(
                "presentation",
                styles,
                "<office:presentation><draw:page draw:name=\"one\"><draw:frame><draw:text-box><text:p>The trip starts"
                    + " at nine</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>tell"
                    + " nobody</text:p></draw:text-box></draw:frame></presentation:notes></draw:page><draw:page"
                    + " draw:name=\"two\" draw:style-name=\"dp2\"><draw:frame><draw:text-box><text:p>left out</text:p>"
                    + "</draw:text-box></draw:frame></draw:page></office:presentation>",
                "");
    }

    static byte[] rtf(String more) {
        return ("{\\r"
            + "tf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\info{\\title Trip of year 5}}\\f0 Rowan is on 07700 900123\\par"
            + " {\\v at the bridge}\\par caf\\'e9 \\u8212? end\\par " + more + "}")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static String rtfParts() throws IOException {
        String picture = HexFormat.of().formatHex(OfficeFiles.png(60, 60));
        return "{\\header in the head}{\\footnote at the foot}{\\*\\annotation ask Wren first}{\\deleted taken out}"
                + "{\\field{\\*\\fldinst HYPERLINK \"https://larkfield.example/list\"}{\\fldrslt list}}"
                + "{\\pict\\pngblip " + picture + "}{\\shp{\\*\\shpinst{\\shptxt in a box\\par}}}"
                + "{\\trowd\\cellx100\\cellx200 c1\\cell c2\\cell\\row}";
    }

    static byte[] epub(String encryption) throws IOException {
        return Zips.of(
                "mimetype", "application/epub+zip",
                "META-INF/container.xml", "<container/>",
                "META-INF/encryption.xml", encryption,
                "OEBPS/book.opf", "<package xmlns:dc=\"x\"><metadata><dc:title>A story</dc:title></metadata></package>",
                "OEBPS/one.xhtml",
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Rowan is on 07700"
                                + " 900123</p></body></html>");
    }

    static String encryption(String algorithm) {
        return "<encryption><EncryptedData><EncryptionMethod Algorithm=\"" + algorithm
                + "\"/></EncryptedData></encryption>";
    }

    /** One archive with one message that holds words in a message inside it; a chunk that is one literal. */
    static byte[] pages(String... more) throws IOException {
        byte[] words = "Rowan is on 07700 900123".getBytes(StandardCharsets.UTF_8);
        byte[] inner = join(new byte[] {0x1a, (byte) words.length}, words, new byte[] {0x08, 1});
        byte[] message = join(new byte[] {0x0a, (byte) inner.length}, inner, new byte[] {0x10, 0});
        byte[] info = {0x08, 1, 0x18, (byte) message.length};
        byte[] head = join(new byte[] {0x08, 1, 0x12, (byte) info.length}, info);
        byte[] archive = join(new byte[] {(byte) head.length}, head, message);
        byte[] packed =
                join(new byte[] {(byte) archive.length, (byte) (60 << 2), (byte) (archive.length - 1)}, archive);
        byte[] chunk = join(new byte[] {0, (byte) packed.length, 0, 0}, packed);
        byte[] zip = Zips.of("Index/Document.iwa", chunk, "Data/map.png", OfficeFiles.png(60, 60));
        for (String name : more) {
            zip = Zips.with(zip, name, "");
        }
        return zip;
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    static byte[] vcard() throws IOException {
        String photo = Base64.getEncoder().encodeToString(OfficeFiles.png(60, 60));
        return ("BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Rowan =C3=89lan=\r\nd\r\n"
                        + "TEL;CELL:07700 9\r\n 00123\r\nNOTE:first\\nsecond\\, third\r\nPHOTO;ENCODING=BASE64;JPEG:"
                        + photo.substring(0, 60) + "\r\n " + photo.substring(60) + "\r\n\r\nEND:VCARD\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] svg(String more) throws IOException {
        String picture = Base64.getEncoder().encodeToString(OfficeFiles.png(60, 60));
        return ("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\""
                        + " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><title>Plan</title><text x=\"1\">07700"
                        + " <tspan>900123</tspan></text><text display=\"none\">at the bridge</text><image"
                        + " xlink:href=\"data:image/png;base64," + picture + "\"/>" + more + "</svg>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
