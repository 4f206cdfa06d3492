package org.postern.reader.document;

import static org.postern.read.Sign.Kind.DRAWING;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people see that is not simply written down must be read, or be said not to be. */
class SlyTest {
    @TempDir
    Path scratch;

    static Stream<Row> word() {
        return Stream.of(
                Row.of(
                                "turned.docx",
                                () -> SlyFiles.docx("<w:p><w:bdo w:val=\"rtl\"><w:r><w:t>321009"
                                        + " 00770</w:t></w:r></w:bdo></w:p>"))
                        .sees("\u202E321009 00770\u202C"),
                Row.of(
                                "right.docx",
                                () -> SlyFiles.docx(
                                        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>900123 07700</w:t></w:r></w:p>"))
                        .sees("900123 07700")
                        .finds("07700 900123"),
                Row.of(
                                "right run.docx",
                                () -> SlyFiles.docx(
                                        "<w:p><w:r><w:rPr><w:rtl/></w:rPr><w:t>900123 07700</w:t></w:r></w:p>"))
                        .finds("07700 900123"),
                Row.of(
                                "button.docx",
                                () -> SlyFiles.docx("<w:p><w:r><w:instrText>MACROBUTTON x ring 07700"
                                        + " 900123</w:instrText></w:r></w:p>"))
                        .finds("ring 07700 900123"),
                Row.of(
                                "choice.docx",
                                () -> SlyFiles.docx("<w:p><mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice"
                                    + " Requires=\"zz\"><w:r><w:t>x</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>07700"
                                    + " 900123</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"))
                        .finds("07700 900123"),
                Row.of(
                                "art.docx",
                                () -> SlyFiles.docx(
                                        "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:v\"><v:textpath string=\"07700"
                                                + " 900123\"/></v:shape></w:pict></w:r></w:p>"))
                        .finds("07700 900123"),
                Row.of(
                                "list.docx",
                                () -> SlyFiles.docx("<w:p><w:r><w:ffData><w:ddList><w:listEntry w:val=\"07700"
                                        + " 900123\"/></w:ddList></w:ffData></w:r></w:p>"))
                        .finds("07700 900123"),
                Row.of(
                                "tag.docx",
                                () -> SlyFiles.docx(
                                        "<w:sdt><w:sdtPr><w:alias w:val=\"ring 07700"
                                            + " 900123\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdtContent></w:sdt>"))
                        .finds("07700 900123"),
                Row.of("pages.docx", () -> SlyFiles.docx("<w:sectPr><w:pgNumType w:start=\"900123\"/></w:sectPr>"))
                        .finds("900123"),
                Row.of(
                                "symbols.docx",
                                () -> SlyFiles.docx(
                                        "<w:p><w:r><w:sym w:font=\"Arial\" w:char=\"F030\"/><w:sym w:font=\"Arial\""
                                                + " w:char=\"0037\"/></w:r></w:p>"))
                        .sees("07"),
                Row.of(
                                "box.docx",
                                () -> SlyFiles.docx("<w:p><w:r><w:pict><v:textbox xmlns:v=\"urn:v\"><div><font>07700"
                                        + " 900123</font></div></v:textbox></w:pict></w:r></w:p>"))
                        .sees("07700 900123"));
    }

    static Stream<Row> sheets() {
        return Stream.of(
                Row.of("literal.xlsx", () -> SlyFiles.cell(900123d, "\"07700 \"0"))
                        .sees("07700 900123"),
                Row.of("escaped.xlsx", () -> SlyFiles.cell(900123d, "\\0\\7\\7\\0\\0\\ 0"))
                        .sees("07700 900123"),
                Row.of("condition.xlsx", () -> SlyFiles.cell(5d, "[<9]\"07700 900123\";General"))
                        .sees("07700 900123"),
                Row.of("currency.xlsx", () -> SlyFiles.cell(5d, "[$07700 900123]"))
                        .sees("07700 900123"),
                Row.of("day.xlsx", () -> SlyFiles.cell(5d, "\"ring 07700 900123\" yyyy"))
                        .sees("07700 900123"),
                Row.of("zeros.xlsx", () -> SlyFiles.cell(7700900123d, "00000\\ 000000"))
                        .sees("07700 900123"),
                Row.of("only.xlsx", () -> SlyFiles.cell(1d, "\"07700 900123\"")).sees("07700 900123"),
                Row.of("text.xlsx", () -> SlyFiles.cell("x", "0;0;0;\"07700 900123\""))
                        .sees("07700 900123"),
                Row.of("around.xlsx", () -> SlyFiles.cell("900123", "\"07700 \"@"))
                        .sees("07700 900123"),
                Row.of("joined.xlsx", () -> SlyFiles.cell("=\"07700 \"&\"900123\"", "General"))
                        .finds("07700 900123"),
                Row.of("worked out.xlsx", () -> SlyFiles.cell("=CHAR(48)&CHAR(55)", "General"))
                        .is("Unclear", "worked out.xlsx has cells whose text is only worked out"));
    }

    static Stream<Row> openDocument() {
        return Stream.of(
                Row.of(
                                "letter.fodt",
                                () -> SlyFiles.flat(
                                        "text",
                                        "<office:text><text:p>ring 07700 900123</text:p>"
                                                + "<draw:frame><draw:image><office:binary-data>"
                                                + SlyFiles.base64Picture()
                                                + "</office:binary-data></draw:image></draw:frame></office:text>"))
                        .sees("ring 07700 900123")
                        .holds("picture1"),
                Row.of(
                                "list.fods",
                                () -> SlyFiles.flat(
                                        "spreadsheet",
                                        "<office:spreadsheet><table:table"
                                            + " table:name=\"Contacts\"><table:table-row><table:table-cell><text:p>07700"
                                            + " 900123</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"))
                        .sees("07700 900123")
                        .at("07700 900123@1 Contacts"),
                Row.of(
                                "show.fodp",
                                () -> SlyFiles.flat(
                                        "presentation",
                                        "<office:presentation><draw:page"
                                            + " draw:name=\"one\"><draw:frame><draw:text-box><text:p>07700"
                                            + " 900123</text:p></draw:text-box></draw:frame></draw:page></office:presentation>"))
                        .sees("07700 900123"),
                Row.of(
                                "label.odt",
                                () -> OpenFiles.odt(
                                        "<text:list-style><text:list-level-style-number style:num-prefix=\"01632 \""
                                                + " style:num-suffix=\" 960789\"/></text:list-style>",
                                        ""))
                        .finds("01632", "960789"),
                Row.of("sum.odt", () -> OpenFiles.odt("<math><mi>ring</mi><mn>01632</mn></math>", ""))
                        .sees("ring 01632"),
                Row.of(
                                "field.odt",
                                () -> OpenFiles.odt(
                                        "<form:textarea xmlns:form=\"urn:x\" form:current-value=\"01632 960\"/>", ""))
                        .finds("01632 960"));
    }

    static Stream<Row> drawings() {
        return Stream.of(
                Row.of(
                                "icon.svg",
                                () -> SlyFiles.svg("<path d=\"M3 9l9-7 9 7v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z\"/>"
                                        + "<polyline points=\"9 22 9 12 15 12 15 22\"/>"))
                        .signs(DRAWING),
                Row.of(
                                "card.vcf",
                                () -> ("BEGIN:VCARD|VERSION:2.1|PHOTO;ENCODING=BASE64:iVBORw0KGgo=|"
                                                + "NOTE;ENCODING=QUOTED-PRINTABLE:=30=|=37700 900123|END:VCARD|")
                                        .replace("|", "\r\n")
                                        .getBytes(StandardCharsets.UTF_8))
                        .sees("NOTE: 07700 900123")
                        .holds("photo"),
                Row.of(
                                "pen.svg",
                                () -> SlyFiles.svg("<path fill=\"none\" d=\"M10 10V200H90M150 200V10H230V100H150"
                                        + "M300 10V200M380 10L300 100L380 200\"/>"))
                        .signs(DRAWING)
                        .is("Unclear", "pen.svg may hold words that are drawn as lines"),
                Row.of("words.svg", () -> SlyFiles.svg("<path d=\"" + "M0 0h4l-3 6z".repeat(11) + "\"/>"))
                        .signs(DRAWING)
                        .is("Unclear", "words.svg may hold words that are drawn as lines"),
                Row.of("dots.svg", () -> SlyFiles.svg("<rect width=\"1\" height=\"1\"/>".repeat(80)))
                        .signs(DRAWING)
                        .is("Unclear", "drawn as lines"),
                Row.of(
                                "turned.svg",
                                () -> SlyFiles.svg(
                                        "<text direction=\"rtl\" unicode-bidi=\"bidi-override\">321009 00770</text>"))
                        .signs(DRAWING)
                        .sees("\u202E321009 00770\u202C"),
                Row.of(
                                "entity.svg",
                                () -> ("<!DOCTYPE svg [<!ENTITY p \"07700 900123\">]><svg"
                                                + " xmlns=\"http://www.w3.org/2000/svg\"><text>&p;</text></svg>")
                                        .getBytes(StandardCharsets.UTF_8))
                        .signs(DRAWING)
                        .sees("07700 900123"),
                Row.of(
                                "rule.svg",
                                () -> SlyFiles.svg("<style>text{unicode-bidi:bidi-override;direction:rtl}</style>"
                                        + "<text>321009 00770</text>"))
                        .signs(DRAWING)
                        .is("Unclear", "rule.svg shows letters in another order"),
                Row.of("mirror.svg", () -> SlyFiles.svg("<text transform=\"scale(-1,1)\">321009 00770</text>"))
                        .signs(DRAWING)
                        .is("Unclear", "another order"),
                Row.of("page.svg", () -> SlyFiles.svg("<foreignObject><input value=\"07700 900123\"/></foreignObject>"))
                        .signs(DRAWING)
                        .finds("07700 900123"),
                Row.of(
                                "placed.svg",
                                () -> SlyFiles.svg(
                                        "<text x=\"90\" y=\"10\">900123</text><text x=\"5\" y=\"10\">07700</text>"))
                        .signs(DRAWING)
                        .finds("07700 900123"),
                Row.of("letters.svg", () -> SlyFiles.svg("<text y=\"5\" x=\"50 40 30 20 10\">00770</text>"))
                        .signs(DRAWING)
                        .finds("07700"));
    }

    static Stream<Row> richText() {
        return Stream.of(
                Row.of("head.rtf", () -> SlyFiles.rtf("{\\header ring 07700 900123}"))
                        .sees("ring 07700 900123"),
                Row.of("foot.rtf", () -> SlyFiles.rtf("{\\footerr ring 07700 900123}"))
                        .sees("ring 07700 900123"),
                Row.of(
                                "art.rtf",
                                () -> SlyFiles.rtf(
                                        "{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv ring 07700 9001\\'323}}}}"))
                        .sees("ring 07700 900123"),
                Row.of("box.rtf", () -> SlyFiles.rtf("{\\shp{\\*\\shpinst{\\shptxt ring 07700 900123}}}"))
                        .sees("ring 07700 900123"),
                Row.of("quote.rtf", () -> SlyFiles.rtf("{\\field{\\*\\fldinst QUOTE \"07700 900123\"}{\\fldrslt}}"))
                        .finds("07700 900123"),
                Row.of("right.rtf", () -> SlyFiles.rtf("\\pard\\rtlpar 900123 07700\\par"))
                        .finds("07700 900123"),
                Row.of("label.rtf", () -> SlyFiles.rtf("{\\pard{\\pntext 07700 900123\\tab}x\\par}"))
                        .sees("07700 900123"),
                Row.of("last.rtf", () -> SlyFiles.rtf("ring 07700 900123")).sees("ring 07700 900123"));
    }

    static Stream<Row> metafiles() {
        return Stream.of(
                Row.of("chart.emf", () -> Metafiles.emf("ring 07700", "900123"))
                        .signs(DRAWING)
                        .sees("ring 07700 900123"),
                Row.of("chart.wmf", () -> Metafiles.wmf("ring 07700 900123"))
                        .signs(DRAWING)
                        .sees("ring 07700 900123"),
                Row.of("lines.emf", () -> Metafiles.lines(90))
                        .signs(DRAWING)
                        .is("Unclear", "The emf file lines.emf is a Windows drawing that may hold words"),
                Row.of("frame.emf", () -> Metafiles.lines(9)).signs(DRAWING),
                Row.of("cut.emf", () -> Arrays.copyOf(Metafiles.emf("ring 07700", "900123"), 250))
                        .signs(DRAWING)
                        .is("Partly", "is damaged"));
    }

    static Stream<Row> oldOffice() {
        return Stream.of(
                Row.of("art.doc", () -> Metafiles.wordArt("ring 07700 900123")).sees("ring 07700 900123"),
                Row.of("zeros.doc", () -> {
                            byte[] doc =
                                    OldOfficeFiles.doc("Rowan lives at 12 Larch Lane and is on 07700 900123", false);
                            int at = new String(doc, StandardCharsets.ISO_8859_1).indexOf("Larch");
                            Arrays.fill(doc, at, at + 12, (byte) 0);
                            return doc;
                        })
                        .is("Partly", "The doc file zeros.doc is damaged"));
    }

    @ParameterizedTest
    @MethodSource({"richText", "metafiles", "oldOffice", "word", "sheets", "openDocument", "drawings"})
    void readsEachAsItsRowSays(Row row) throws Exception {
        row.check(scratch);
    }
}
