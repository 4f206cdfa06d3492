package org.postern.reader.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.reader.archive.Archives.joined;
import static org.postern.reader.archive.Archives.latin;
import static org.postern.reader.archive.Archives.rar4;
import static org.postern.reader.archive.Archives.sevenZip;
import static org.postern.reader.archive.Archives.zip;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.Content;
import org.postern.read.FileItem;
import org.postern.read.Sign;

/** What a file is, whatever it is called, and what stands behind it. */
class KindTableTest {
    private static final byte[] ZIP = zip("a.txt", "Ring me on 07700 900123");
    private static final byte[] EXE = latin("MZ\u0090\0\u0003\0\0\0");

    @TempDir
    private Path folder;

    /** {@code seen} is the kind, the reading and the signs that begin with D(isguised), S(econd). */
    record Row(String name, Content bytes, String seen) {
        @Override
        public String toString() {
            return name + ": " + seen;
        }
    }

    private static Row row(String name, byte[] bytes, String seen) {
        return new Row(name, Content.of(bytes), seen);
    }

    static Stream<Row> rows() {
        return Stream.of(names(), pictures(), documents(), programs(), zipped(), keys())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> names() {
        byte[] png = picture("png");
        byte[] docx = docx();
        return Stream.of(
                row("a.png", png, "png Skipped"),
                row("a.jpg", png, "png Skipped"),
                row("a", png, "png Skipped"),
                row("a.unheard-of", png, "png Skipped"),
                row("a.pdf", png, "png Skipped D"),
                row("a.docx", png, "png Skipped D"),
                row("a.zip", png, "png Skipped D"),
                row("a.png", ZIP, "zip Whole D"),
                row("a.docx", ZIP, "zip Whole D"),
                row("a.zip", docx, "docx Whole"),
                row("a.doc", docx, "docx Whole"),
                row("a.pdf", docx, "docx Whole D"),
                row("a.csv", latin("hello"), "csv Whole"),
                row("a.md", latin("hello"), "txt Whole"),
                row("a.pdf", latin("hello"), "txt Whole D"),
                row("a.txt", latin("<html><body>hello"), "html Whole"),
                row("a.pdf", latin("<html><body>hello"), "html Whole D"),
                row("a.txt", joined(latin("%PDF-1.4\n"), new byte[0]), "pdf Unreadable"),
                row("a.pdf.exe", png, "exe Blocked"),
                row("a.jpg", EXE, "exe Blocked D"),
                row("report.pdf                                   .exe", latin("x"), "exe Blocked"),
                row("a\u202egpj.txt", latin("hello"), "txt Whole D"),
                row("a\u202egpj.exe", latin("hello"), "exe Blocked D"));
    }

    private static Stream<Row> pictures() {
        byte[] script = latin("<html><script>alert(1)</script></html>");
        return Stream.of("png", "jpg", "gif", "bmp").flatMap(kind -> {
            byte[] picture = picture(kind);
            String name = "a." + kind;
            return Stream.of(
                    row(name, picture, kind + " Skipped"),
                    row(name, joined(picture, new byte[100]), kind + " Skipped"),
                    row(name, joined(picture, ZIP), kind + " Partly S"),
                    row(name, joined(picture, latin("\1\2\3\4\5\6"), ZIP), kind + " Partly S"),
                    row(name, joined(picture, rar4("a.txt", "x", 0x30, 0)), kind + " Partly S"),
                    row(name, joined(picture, sevenZip("a.txt", ZIP)), kind + " Partly S"),
                    row(name, joined(picture, script), kind + " Partly S"),
                    row(name, joined(picture, latin("Meet me behind the gym")), kind + " Partly S"),
                    row(name, joined(picture, picture("png")), kind + " Partly S"),
                    row(name, joined(picture, EXE), kind + " Blocked S"));
        });
    }

    private static Stream<Row> documents() {
        byte[] pdf = pdf();
        return Stream.of(
                row("a.pdf", joined(pdf, latin("\r\n")), "pdf Whole"),
                row("a.pdf", joined(pdf, latin("\r\n<!-- made by the register -->\r\n")), "pdf Whole"),
                row("a.pdf", joined(pdf, latin("\n<p>You get this as a member of the list</p>")), "pdf Whole"),
                row("a.pdf", joined(pdf, latin("-- \n" + "member of the list\n".repeat(900))), "pdf Whole"),
                row("a.pdf", joined(latin("HTTP header\r\n\r\n"), pdf), "pdf Whole"),
                row("a.pdf", joined(latin("first\n"), pdf, latin("last\n")), "pdf Whole"),
                row("a.pdf", joined(latin("first\n"), pdf, ZIP), "pdf Partly S"),
                row("a.pdf", joined(latin("@echo off\n"), pdf), "pdf Partly S"),
                row("a.pdf", joined(pdf, latin("@echo off\n")), "pdf Blocked S"),
                row("a.pdf", joined(pdf, latin("words\n"), EXE), "pdf Partly"),
                row("a.pdf", joined(pdf, latin("words\n"), ZIP), "pdf Partly S"),
                row("a.pdf", joined(pdf, ZIP), "pdf Partly S"),
                row("a.pdf", joined(pdf, new byte[70_000], ZIP), "pdf Partly S"),
                row("a.pdf", joined(pdf, EXE), "pdf Blocked S"),
                row("a.pdf", joined(pdf, latin("<script>alert(1)</script>")), "pdf Partly S"),
                row("a.pdf", joined(latin("<html><script>a()</script>"), pdf), "pdf Partly S"),
                row("a.docx", docx(), "docx Whole"),
                row("a.docx", joined(docx(), ZIP), "zip Partly"),
                row("a.docx", joined(docx(), latin("\1\2\3\4")), "docx Partly S"));
    }

    private static Stream<Row> programs() {
        byte[] volume = Arrays.copyOf(latin("\u00eb<\u0090MSDOS5.0"), 1024);
        System.arraycopy(latin("FAT12"), 0, volume, 54, 5);
        volume[510] = 0x55;
        volume[511] = (byte) 0xaa;
        byte[] udf = new byte[40_000];
        System.arraycopy(latin("BEA01"), 0, udf, 0x8001, 5);
        byte[] fixed = new byte[200_000];
        System.arraycopy(latin("conectix"), 0, fixed, fixed.length - 512, 8);
        return Stream.of(
                row("a.dat", volume, "iso Blocked"),
                row("a.dat", udf, "iso Blocked"),
                row("a.dat", fixed, "iso Blocked"),
                row("a.dat", latin("vhdxfile\0\0"), "iso Blocked"),
                row("a.dat", latin("KDMV\1\0\0\0"), "iso Blocked"),
                row("a.dat", latin("xar!\0\34\0\1"), "dmg Blocked"),
                row("a.dat", latin("Cr24\3\0\0\0"), "jar Blocked"),
                row("a.txt", latin("[Desktop Entry]\nExec=sh"), "lnk Blocked D"),
                row("a.txt", latin("[InternetShortcut]\nURL=x"), "lnk Blocked D"),
                row("a.txt", latin("""
                    <?xml version="1.0"?>
                    <!DOCTYPE plist PUBLIC "" "">
                    <plist version="1.0"><dict><key>URL</key><string>x</string></dict></plist>
                    """), "lnk Blocked D"),
                row("a.webloc", latin("x"), "lnk Blocked"),
                row("a.xml", latin("<?xml version='1.0'?><PCSettings><x/>"), "lnk Blocked D"),
                row("a.xml", latin("<?xml version='1.0'?><package><job id='a'>"), "wsf Blocked D"),
                row("a.txt", latin("<?php system('x');"), "sh Blocked D"),
                row("a.doc", oleWithMacroInTheMiddle("VBA"), "docm Blocked"),
                row("a.xls", oleWithMacroInTheMiddle("_VBA_PROJECT_CUR"), "docm Blocked"));
    }

    private static Stream<Row> keys() {
        byte[] packet = latin("\u0084\u008c\3\1\2\3\4\5\6\7");
        byte[] store = joined(latin("0\u0082\4\0\2\1\3\60\u0082\3"), new byte[500]);
        byte[] passwords = joined(latin("\3\u00d9\u00a2\u009ag\u00fbK\u00b5"), new byte[500]);
        return Stream.of(
                row("a.gpg", packet, "pgp Unreadable"),
                row("a.pgp", packet, "pgp Unreadable"),
                row("a.asc", armoured("MESSAGE", ""), "pgp Unreadable"),
                row("a.txt", armoured("MESSAGE", ""), "txt Unreadable"),
                row("a.asc", armoured("PRIVATE KEY BLOCK", ""), "pgp Unreadable"),
                row("a.asc", armoured("PUBLIC KEY BLOCK", ""), "pgp Skipped"),
                row("a.asc", armoured("SIGNATURE", ""), "pgp Skipped"),
                row("a.asc", armoured("PUBLIC KEY BLOCK", "Ring me"), "pgp Whole"),
                row("a.asc", latin("Ring me on 07700 900123"), "pgp Whole"),
                row("a.p12", store, "p12 Unreadable"),
                row("a.pfx", store, "p12 Unreadable"),
                row("a.dat", store, "p12 Unreadable"),
                row("a.kdbx", passwords, "kdbx Unreadable"),
                row("a.dat", passwords, "kdbx Unreadable"));
    }

    private static byte[] armoured(String what, String after) {
        return latin("-----BEGIN PGP " + what + "-----\n\nwcBMA5Kb\n=abcd\n-----END PGP " + what + "-----\n" + after);
    }

    private static Stream<Row> zipped() {
        return Stream.of(
                row("a.zip", zip("AppxManifest.xml", "x"), "msi Blocked D"),
                row("a.zip", zip("AndroidManifest.xml", "x"), "apk Blocked D"),
                row("a.zip", zip("META-INF/MANIFEST.MF", "x"), "jar Blocked D"),
                row("a.zip", zip("Payload/Game.app/Game", "x"), "ipa Blocked D"),
                row("a.xlsx", zip("[Content_Types].xml", "x", "xl/macrosheets/1.xml", "x"), "xlsm Blocked"),
                row("a.odt", zip("mimetype", "x", "Basic/x.xml", "x"), "docm Blocked"),
                row("a.zip", longZipWith("META-INF/MANIFEST.MF"), "jar Blocked D"),
                row("a.docx", longZipWith("word/vbaProject.bin"), "docm Blocked"));
    }

    private static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        return Archives.made(out -> ImageIO.write(image, format, out));
    }

    private static byte[] docx() {
        return Archives.made(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("hello");
                document.write(out);
            }
        });
    }

    private static byte[] pdf() {
        return Archives.made(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(out);
            }
        });
    }

    /** Five megabytes; its directory stands in the middle, further from both ends than these are looked at. */
    private static byte[] oleWithMacroInTheMiddle(String name) {
        return Archives.made(out -> {
            try (POIFSFileSystem ole = new POIFSFileSystem()) {
                ole.createDocument(new java.io.ByteArrayInputStream(new byte[2_000_000]), "WordDocument");
                ole.getRoot().createDirectory(name);
                ole.writeFilesystem(out);
                out.write(new byte[1_000_448]);
            }
        });
    }

    /** The list of its files is longer than the end that is looked at, and the name stands at its beginning. */
    private static byte[] longZipWith(String name) {
        java.util.Map<String, byte[]> files = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 800; i++) {
            files.put("a" + i + "x".repeat(100), new byte[0]);
            if (i == 300) {
                files.put(name, new byte[] {'x'});
                files.put("[Content_Types].xml".repeat(name.startsWith("word") ? 1 : 2), new byte[] {'x'});
            }
        }
        return zip(files);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isKnownByContentAndSeenWithWhatIsBehindIt(Row row) throws IOException {
        Walked walked = Walked.walk(row.bytes(), row.name(), folder);

        FileItem item = walked.items().getFirst();
        String signs = Stream.of(Sign.Kind.SECOND_FILE, Sign.Kind.DISGUISED_KIND)
                .filter(kind -> item.signs().stream().anyMatch(sign -> sign.kind() == kind))
                .map(kind -> kind.name().substring(0, 1))
                .reduce("", String::concat);
        String seen = item.kind().name() + " " + item.reading().getClass().getSimpleName() + " " + signs;
        assertThat(seen.strip()).isEqualTo(row.seen());
    }
}
