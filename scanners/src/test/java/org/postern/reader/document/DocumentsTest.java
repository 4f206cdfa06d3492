package org.postern.reader.document;

import static org.postern.read.Sign.Kind.DRAWING;
import static org.postern.read.Sign.Kind.MACRO;
import static org.postern.read.Sign.Kind.REMOTE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    /** As Pages wrote until 2013. */
    private static final String OLD_PAGES = "<sl:document xmlns:sl=\"http://developer.apple.com/namespaces/sl\""
            + " xmlns:sf=\"http://developer.apple.com/namespaces/sf\"><sf:footnotes><sf:p>at the"
            + " foot</sf:p></sf:footnotes><sf:text-body><sf:p sf:style=\"p1\">Rowan is on 07700<sf:span>"
            + " 900123</sf:span><sf:br/></sf:p></sf:text-body></sl:document>";

    @TempDir
    Path scratch;

    static Stream<Row> newOffice() {
        return Stream.of(
                Row.of("essay.docx", OfficeFiles::docx)
                        .sees("Call Rowan on 07700 900123", "Ash\t01632 960456", "Larkfield head", "a note at the foot")
                        .finds("meet at the bridge", "https://larkfield.example/07700900456", "Trip of year 5")
                        .at("ask Wren first@Comments")
                        .holds("image1.png"),
                Row.of("tracked.docx", OfficeFiles::trackedDocx)
                        .sees("added words")
                        .finds("her number was 01632 960789"),
                Row.of("white.docx", OfficeFiles::whiteDocx)
                        .sees("07700 900123 on black")
                        .finds("07700 9white00tiny123"),
                Row.of("blank.docx", OfficeFiles::blankDocx),
                Row.of("template.dotx", OfficeFiles::docx).sees("07700 900123"),
                Row.of("dde.docx", () -> OfficeFiles.fieldDocx("DDEAUTO c:\\\\\\\\cmd.exe"))
                        .sees("result")
                        .signs(MACRO),
                Row.of("dde.xlsx", DocumentsTest::starting).signs(MACRO),
                Row.of("picture.docx", () -> OfficeFiles.fieldDocx("INCLUDEPICTURE \"https://outside.example/x.png\""))
                        .signs(REMOTE),
                Row.of("fetching.docx", () -> OfficeFiles.templateDocx("https://outside.example/x.dotm"))
                        .signs(REMOTE),
                Row.of("share.docx", () -> OfficeFiles.templateDocx("file://outside.example/x.dotm"))
                        .signs(REMOTE),
                Row.of("local.docx", () -> OfficeFiles.templateDocx("file:///C:/Templates/letter.dotx")),
                Row.of("locked.docx", () -> OfficeFiles.locked(OfficeFiles.docx(), "larch"))
                        .locked(),
                Row.of("default.docx", () -> OfficeFiles.locked(OfficeFiles.docx(), "VelvetSweatshop"))
                        .holds("default.docx", "default.docx/image1.png"),
                Row.of("cut.docx", cut(OfficeFiles::docx)).is("Unreadable", "is damaged"),
                Row.of("flipped.docx", flipped(OfficeFiles::docx, 0.25)).is("Partly", "is damaged"),
                Row.of("list.xlsx", OfficeFiles::xlsx)
                        .sees("Contacts\n", "Rowan\t07700 900123\t07700900456\t01/04/2012")
                        .finds("in a hidden row", "01632 960999", "https://larkfield.example/list")
                        .at("07700 900123@1 Contacts", "01632 960999@2 Private", "ask Wren first@1 Comments"),
                Row.of("locked.xlsx", () -> OfficeFiles.locked(OfficeFiles.xlsx(), "larch"))
                        .locked(),
                Row.of(
                                "binary.xlsx",
                                () -> Zips.of(
                                        "[Content_Types].xml",
                                        "<Types/>",
                                        "_rels/.rels",
                                        OfficeFiles.MAIN_BIN,
                                        "xl/workbook.bin",
                                        "\u0001\u0002"))
                        .is("Unreadable", "is damaged"),
                Row.of("cut.xlsx", cut(OfficeFiles::xlsx)).is("Unreadable", "is damaged"),
                Row.of("show.pptx", OfficeFiles::pptx)
                        .sees("The trip starts at nine", "more")
                        .finds("a slide that is left out", "https://larkfield.example/07700900789")
                        .at("The trip@1", "tell nobody about the raft@1 Notes", "a slide@2", "more@3")
                        .holds("image1.png"),
                Row.of("locked.pptx", () -> OfficeFiles.locked(OfficeFiles.pptx(), "larch"))
                        .locked(),
                Row.of("cut.pptx", cut(OfficeFiles::pptx)).is("Unreadable", "is damaged"));
    }

    static Stream<Row> oldOffice() {
        return Stream.of(
                Row.of("essay.doc", () -> OldOfficeFiles.doc("Rowan is on 07700 900123", false))
                        .sees("07700 900123"),
                Row.of("dde.doc", () -> OldOfficeFiles.doc("\u0013 DDEAUTO c:\\cmd \u0014result\u0015", false))
                        .sees("result")
                        .signs(MACRO),
                Row.of("locked.doc", () -> OldOfficeFiles.doc("Rowan", true)).locked(),
                Row.of("cut.doc", cut(() -> OldOfficeFiles.doc("Rowan", false))).is("Unreadable", "is damaged"),
                Row.of("list.xls", OfficeFiles::xls)
                        .sees("07700 900123", "ask Wren first")
                        .finds("01632 960999")
                        .at("07700 900123@1 Contacts", "01632 960999@2 Private"),
                Row.of("locked.xls", OfficeFiles::lockedXls).locked(),
                Row.of("macro.xls", OldOfficeFiles::macroXls).is("Blocked", ""),
                Row.of("sheet.xls", OldOfficeFiles::macroSheetXls).signs(MACRO),
                Row.of("cut.xls", cut(OfficeFiles::xls)).is("Unreadable", "is damaged"),
                Row.of("embedding.xls", OldOfficeFiles::embeddingXls).holds("inner.docx", "inner.docx/image1.png"),
                Row.of("show.ppt", OldOfficeFiles::ppt)
                        .sees("07700 900123")
                        .finds("a slide that is left out")
                        .at("07700 900123@1", "a slide@2"),
                Row.of("locked.ppt", OldOfficeFiles::lockedPpt).locked(),
                Row.of("cut.ppt", cut(OldOfficeFiles::ppt)).is("Unreadable", "is damaged"),
                Row.of("saved.msg", () -> OldOfficeFiles.msg(false))
                        .sees("Trip of year 5", "07700 900123")
                        .holds("list.csv", "older mail"),
                Row.of("contact.msg", OldOfficeFiles::contact)
                        .sees("plays the cello", "07700 900456", "22 Quarry View"),
                Row.of("secured.msg", () -> OldOfficeFiles.msg(true))
                        .is("Unreadable", "The msg file secured.msg is encrypted for somebody"),
                Row.of("cut.msg", cut(() -> OldOfficeFiles.msg(false))).is("Unreadable", "is damaged"),
                Row.of("winmail.dat", OldOfficeFiles::tnef)
                        .sees("Trip of year 5", "07700 900123")
                        .holds("list.csv"));
    }

    static Stream<Row> openDocument() {
        return Stream.of(
                Row.of("essay.odt", () -> OpenFiles.odt("", ""))
                        .sees("07700 900123")
                        .finds("at the bridge", "taken out", "https://larkfield.example/list", "Trip of year 5")
                        .at("ask Wren first@Comments")
                        .holds("map.png"),
                Row.of(
                                "tracked.odt",
                                () -> OpenFiles.odt("", "", "Basic/script-lc.xml", "Basic/Standard/script-lb.xml"))
                        .sees("07700 900123")
                        .finds("taken out"),
                Row.of("macro.odt", () -> OpenFiles.odt("", "", "Basic/script-lc.xml", "Basic/Standard/Module1.xml"))
                        .is("Blocked", ""),
                Row.of("listener.odt", () -> OpenFiles.odt("<office:event-listener/>", ""))
                        .signs(MACRO),
                Row.of(
                                "fetching.odt",
                                () -> OpenFiles.odt("<draw:image xlink:href=\"https://outside.example/x.png\"/>", ""))
                        .signs(REMOTE),
                Row.of("locked.odt", () -> OpenFiles.odt("", "<manifest:encryption-data/>"))
                        .locked(),
                Row.of("cut.odt", cut(() -> OpenFiles.odt("", ""))).is("Unreadable", "is damaged"),
                Row.of("list.ods", OpenFiles::ods)
                        .sees("Rowan\t07700 900123")
                        .finds("in a hidden row", "01632 960999")
                        .at("07700 900123@1 Contacts", "01632 960999@2 Private"),
                Row.of("show.odp", OpenFiles::odp)
                        .sees("The trip starts at nine")
                        .finds("left out")
                        .at("The trip@1", "tell nobody@1 Notes", "left out@2"));
    }

    static Stream<Row> pdf() {
        return Stream.of(
                Row.of("letter.pdf", () -> PdfFiles.of(pdf -> {}))
                        .sees("07700 900123", "12 Larch Lane")
                        .at("07700 900123@1", "12 Larch Lane@2"),
                Row.of("owner.pdf", () -> PdfFiles.locked("")).sees("07700 900123"),
                Row.of("locked.pdf", () -> PdfFiles.locked("larch")).locked(),
                Row.of("form.pdf", () -> PdfFiles.of(PdfFiles::form)).sees("telephone: 01632 960456"),
                Row.of("notes.pdf", () -> PdfFiles.of(PdfFiles::notes))
                        .sees("ask Wren first")
                        .finds("https://larkfield.example/07700900789"),
                Row.of("attached.pdf", () -> PdfFiles.of(PdfFiles::attachment)).holds("list.csv"),
                Row.of("script.pdf", () -> PdfFiles.of(PdfFiles::javaScript)).signs(MACRO),
                Row.of("launch.pdf", () -> PdfFiles.of(PdfFiles.action("Launch", "F", "calc.exe")))
                        .signs(MACRO),
                Row.of("goto.pdf", () -> PdfFiles.of(PdfFiles.action("GoToR", "F", "\\\\outside.example\\x.pdf")))
                        .signs(REMOTE),
                Row.of("submit.pdf", () -> PdfFiles.of(PdfFiles.action("SubmitForm", "F", "https://outside.example")))
                        .signs(REMOTE),
                Row.of("file.pdf", () -> PdfFiles.of(PdfFiles.action("URI", "URI", "file://outside.example/x")))
                        .finds("file://outside.example/x")
                        .signs(REMOTE),
                Row.of("invisible.pdf", () -> PdfFiles.of(PdfFiles::invisible)).finds("nobody sees these words"),
                Row.of("scan.pdf", () -> PdfFiles.of(PdfFiles::scan)).holds("page 3.jpg"),
                Row.of("outlines.pdf", () -> PdfFiles.of(PdfFiles::outlines)).holds("page 3.png"),
                Row.of("picture.pdf", () -> PdfFiles.of(PdfFiles::picture)).holds("page 1 image 1.png"),
                Row.of("covered.pdf", () -> PdfFiles.of(PdfFiles::covered))
                        .finds("nobody sees these words")
                        .holds("page 3.png"),
                Row.of("flipped.pdf", () -> PdfFiles.of(PdfFiles::flipped)).is("Partly", "is damaged"),
                Row.of("cut.pdf", cut(() -> PdfFiles.of(pdf -> {}))).is("Partly", "is cut off"),
                Row.of("nothing.pdf", () -> "%PDF-1.7\nhello".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .is("Unreadable", "is damaged"));
    }

    static Stream<Row> others() {
        return Stream.of(
                Row.of("essay.rtf", () -> OpenFiles.rtf(""))
                        .sees("07700 900123", "caf\u00e9 \u2014 end")
                        .finds("at the bridge"),
                Row.of("hiding.rtf", () -> OpenFiles.rtf("01632 96{\\v xyz}04\\v abc\\v0 56"))
                        .sees("01632 960456")
                        .finds("xyz", "abc"),
                Row.of("all.rtf", () -> OpenFiles.rtf(OpenFiles.rtfParts()))
                        .sees("in the head", "at the foot", "ask Wren first", "in a box", "c1")
                        .finds("taken out", "https://larkfield.example/list")
                        .holds("file_0.png"),
                Row.of(
                                "linked.rtf",
                                () -> OpenFiles.rtf("{\\field{\\*\\fldinst{HYPERLINK \\\\o \"tip\" \"https://larkfield."
                                        + "example/07700900456\"}}{\\fldrslt{here}}}"))
                        .sees("here")
                        .finds("tip", "https://larkfield.example/07700900456"),
                Row.of(
                                "link.rtf",
                                () -> OpenFiles.rtf("{\\field{\\*\\fldinst{HYPERLINK \"https://larkfield.example/"
                                        + "07700900456\"}}{\\fldrslt{here}}}"))
                        .sees("here")
                        .finds("https://larkfield.example/07700900456"),
                Row.of("template.rtf", () -> OpenFiles.rtf("{\\*\\template https://outside.example/x.dotm}"))
                        .signs(REMOTE),
                Row.of("link.rtf", () -> OpenFiles.rtf("{\\object\\objautlink\\objupdate}"))
                        .signs(REMOTE),
                Row.of("story.epub", () -> OpenFiles.epub("<encryption/>"))
                        .sees("A story")
                        .holds("one.xhtml"),
                Row.of("cut.epub", cut(() -> OpenFiles.epub("<encryption/>"))).is("Unreadable", "is damaged"),
                Row.of("fonts.epub", () -> OpenFiles.epub(OpenFiles.encryption("http://www.idpf.org/2008/embedding")))
                        .holds("one.xhtml"),
                Row.of(
                                "bought.epub",
                                () -> OpenFiles.epub(
                                        OpenFiles.encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")))
                        .is("Unreadable", "is protected against copying"),
                Row.of("essay.pages", OpenFiles::pages).sees("07700 900123").holds("map.png"),
                Row.of("list.numbers", () -> OpenFiles.pages("Index/Tables/Tile.iwa"))
                        .sees("07700 900123")
                        .is("Partly", "Numbers in the tables of list.numbers cannot be read."),
                Row.of(
                                "old.pages",
                                () -> Zips.of("index.xml", OLD_PAGES, "buildVersionHistory.plist", "", "map.png", "x"))
                        .sees("Rowan is on 07700 900123", "at the foot")
                        .holds("map.png"),
                Row.of("locked.pages", () -> OpenFiles.pages(".iwph")).locked(),
                Row.of("old.key", () -> Zips.of("index.apxl", "<p>old slide</p>", "buildVersionHistory.plist", ""))
                        .sees("old slide"),
                Row.of("empty.pages", () -> Zips.of("Index/Document.iwa", "")).is("Unreadable", "holds nothing"),
                Row.of("rowan.vcf", OpenFiles::vcard)
                        .sees("FN: Rowan \u00c9land", "TEL: 07700 900123", "first\nsecond, third")
                        .holds("photo"),
                Row.of("cut.vcf", cut(OpenFiles::vcard)).sees("07700 900123").is("Partly", "is damaged"),
                Row.of("plan.svg", () -> OpenFiles.svg(""))
                        .sees("07700 900123")
                        .finds("Plan", "at the bridge")
                        .holds("picture")
                        .signs(DRAWING),
                Row.of("script.svg", () -> OpenFiles.svg("<script>alert(1)</script>"))
                        .signs(DRAWING, MACRO),
                Row.of("fetching.svg", () -> OpenFiles.svg("<image href=\"https://outside.example/x.png\"/>"))
                        .signs(DRAWING, REMOTE),
                Row.of("lines.svg", () -> OpenFiles.svg("<path d=\"" + "M0 0".repeat(20) + "\"/>"))
                        .signs(DRAWING)
                        .is("Unclear", "may hold words that are drawn as lines"));
    }

    @ParameterizedTest
    @MethodSource({"newOffice", "oldOffice", "openDocument", "pdf", "others"})
    void readsEachAsItsRowSays(Row row) throws Exception {
        row.check(scratch);
    }

    /** A workbook of which a cell is worked out by another program. */
    private static byte[] starting() throws IOException {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        return Zips.of(
                "[Content_Types].xml",
                "<Types/>",
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/workbook.xml",
                "<workbook xmlns=\"" + main + "\"><sheets/></workbook>",
                "xl/externalLinks/externalLink1.xml",
                "<externalLink xmlns=\"" + main
                        + "\"><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>");
    }

    private static Callable<byte[]> cut(Callable<byte[]> whole) {
        return () -> {
            byte[] bytes = whole.call();
            return Arrays.copyOf(bytes, bytes.length * 2 / 3);
        };
    }

    private static Callable<byte[]> flipped(Callable<byte[]> whole, double place) {
        return () -> {
            byte[] bytes = whole.call();
            for (int i = 0; i < 8; i++) {
                bytes[(int) (bytes.length * place) + i] ^= 0x55;
            }
            return bytes;
        };
    }
}
