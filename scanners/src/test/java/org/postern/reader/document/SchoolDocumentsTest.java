package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.read.FileItem;
import org.postern.read.FileReport;
import org.postern.read.Reading;

/** What schools send every day is read whole: nothing of it is unclear, and no words are made up. */
class SchoolDocumentsTest {
    @TempDir
    Path scratch;

    private static Arguments row(String name, Callable<byte[]> bytes, String words) {
        return Arguments.of(name, bytes, words);
    }

    private static Callable<byte[]> text(String text) {
        return () -> text.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> office() {
        return Stream.of(
                row("worksheet.docx", SchoolFiles::worksheet, "What is 7 times 8?"),
                row("letter.docx", () -> SchoolFiles.letter("We leave at nine on Friday."), "at nine on Friday"),
                row(
                        "arabic.docx",
                        () -> SlyFiles.docx("<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>"
                                + "\u0645\u0631\u062d\u0628\u0627 10</w:t></w:r></w:p>"),
                        "10"),
                row(
                        "sum.docx",
                        () -> SlyFiles.docx(
                                "<w:p><m:oMath xmlns:m=\"urn:m\"><m:r><m:t>x=2</m:t></m:r></m:oMath></w:p>"),
                        "x=2"),
                row(
                        "columns.docx",
                        () -> SlyFiles.docx("<w:p><w:r><w:t>Newsletter</w:t></w:r></w:p><w:p><w:r><w:tab/>"
                                + "<w:t>May</w:t></w:r></w:p><w:sectPr><w:cols w:num=\"2\"/></w:sectPr>"),
                        "Newsletter"),
                row("contents.docx", () -> OfficeFiles.fieldDocx("TOC \\o"), "result"),
                row("blank.docx", OfficeFiles::blankDocx, ""),
                row("register.xlsx", SchoolFiles::register, "Register"),
                row("export.xlsx", SchoolFiles::export, "4"),
                row("chart.xlsx", SchoolFiles::chart, "Rain in May"),
                row("contacts.xlsx", OfficeFiles::xlsx, "Rowan"),
                row("lesson.pptx", SchoolFiles::lesson, "Roads and towns"),
                row("timetable.xls", SchoolFiles::oldTimetable, "English"),
                row("list.xls", OfficeFiles::xls, "Rowan"),
                row(
                        "letter.doc",
                        () -> OldOfficeFiles.doc("Dear parents, we leave at nine on Friday.", false),
                        "at nine"),
                row("show.ppt", OldOfficeFiles::ppt, "Rowan"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                row("letter.rtf", SchoolFiles::richLetter, "We leave at nine"),
                row(
                        "letter.odt",
                        () -> OpenFiles.odt(
                                "<text:list><text:list-item><text:p>coat</text:p></text:list-item>" + "</text:list>",
                                ""),
                        "coat"),
                row("list.ods", OpenFiles::ods, "Rowan"),
                row("show.odp", OpenFiles::odp, "The trip"),
                row(
                        "letter.fodt",
                        () -> SlyFiles.flat("text", "<office:text><text:p>We leave at nine</text:p></office:text>"),
                        "nine"),
                row("page.html", text(SchoolFiles.page()), "1. a coat"),
                row("list.csv", text("Name,Year\r\nRowan,5\r\n"), "Rowan"),
                row("notes.txt", text("Bring a coat.\r\n"), "coat"),
                row(
                        "trip.ics",
                        text(
                                "BEGIN:VCALENDAR|VERSION:2.0|BEGIN:VEVENT|SUMMARY:Trip|DTSTART:20260501T090000Z|END:VEVENT|"
                                    + "END:VCALENDAR|"),
                        "Trip"),
                row("rowan.vcf", text("BEGIN:VCARD|VERSION:3.0|FN:Rowan|END:VCARD|"), "Rowan"),
                row("story.epub", () -> OpenFiles.epub("<encryption/>"), "A story"),
                row("icon.svg", () -> SlyFiles.svg("<path d=\"M3 9l9-7 9 7v11H3z\"/><text>Home</text>"), "Home"),
                row("chart.emf", () -> Metafiles.emf("Rain"), "Rain"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"office", "others"})
    void readsItWhole(String name, Callable<byte[]> bytes, String words) throws Exception {
        FileReport report = Row.walk(name, bytes.call(), scratch);
        assertThat(report.items())
                .extracting(FileItem::reading)
                .allMatch(reading -> reading.equals(Reading.WHOLE) || reading instanceof Reading.Skipped);
        assertThat(report.items().getFirst().text().map(text -> text.text()).orElse(""))
                .contains(words);
    }
}
