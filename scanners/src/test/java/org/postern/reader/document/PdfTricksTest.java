package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.PartText;
import org.postern.read.FileReport;
import org.postern.read.Reading;

/** What people see on a page is read, however it got there, or it is said that it was not. */
class PdfTricksTest {
    @TempDir
    private Path scratch;

    private static Arguments row(String name, PdfFiles.Change change) {
        return Arguments.of(name, (Callable<byte[]>) () -> PdfFiles.of(pdf -> {
            while (pdf.getNumberOfPages() > 0 && !name.equals("field")) {
                pdf.removePage(0);
            }
            change.on(pdf);
        }));
    }

    @Test
    void readsALineThatRunsUpInOnePiece() throws Exception {
        String words = "call me on 07700 900123 tonight";
        FileReport report = Row.walk("axis.pdf", PdfFiles.of(pdf -> SlyPdfs.upwards(pdf, words)), scratch);

        assertThat(report.items().getFirst().text())
                .hasValueSatisfying(text -> assertThat(text.text()).contains(words));
    }

    @Test
    void readsAScanInStripsAsThePageThatPeopleSee() throws Exception {
        FileReport report = Row.walk("scan.pdf", PdfFiles.of(PackedPdfs::strips), scratch);

        assertThat(report.items()).extracting(item -> item.name().orElse("")).containsExactly("scan.pdf", "page 3.png");
        assertThat(report.items()).allMatch(item -> item.reading().equals(Reading.WHOLE));
        assertThat(report.items().getLast().text())
                .hasValueSatisfying(text -> assertThat(text.text()).contains("river was high"));
    }

    @Test
    void readsStripsBelowTextAsThePageThatPeopleSee() throws Exception {
        FileReport report = Row.walk("strips.pdf", PdfFiles.of(PackedPdfs::stripsBelowText), scratch);

        assertThat(report.items()).hasSize(2).allMatch(item -> item.reading().equals(Reading.WHOLE));
        assertThat(report.items().getLast().text())
                .hasValueSatisfying(text -> assertThat(text.text()).contains("old orchard", "07700 900461"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 30, 45, 60, 135, 200, 333})
    void readsALineThatLiesAskewInOnePiece(int degrees) throws Exception {
        String words = "call me on 07700 900123 tonight";
        FileReport report = Row.walk("askew.pdf", PdfFiles.of(pdf -> SlyPdfs.askew(pdf, words, degrees)), scratch);

        assertThat(report.items().getFirst().text())
                .hasValueSatisfying(text -> assertThat(text.text()).contains(words));
    }

    /** How well they are read is up to the OCR. */
    @Test
    void looksAtLettersThatTouchARule() throws Exception {
        FileReport report = Row.walk("joined.pdf", PdfFiles.of(SlyPdfs::joined), scratch);

        assertThat(report.items())
                .extracting(item -> item.name().orElse(""))
                .containsExactly("joined.pdf", "page 3 drawing.png");
    }

    private static Arguments row(String name, PdfFiles.Change change, int looks) {
        return Arguments.of(name, row(name, change).get()[1], looks);
    }

    static Stream<Arguments> shown() {
        return Stream.of(
                row("outlines", SlyPdfs::outlines),
                row("half", SlyPdfs::half),
                row("cut out", SlyPdfs::cutOut),
                row("clipped", SlyPdfs::clipped),
                row("squares", SlyPdfs::squares),
                row("dots", SlyPdfs::dots),
                row("pattern", SlyPdfs::pattern),
                row("drawn font", SlyPdfs::drawnFont),
                row("actual", SlyPdfs::actual),
                row("field", SlyPdfs::field),
                row("jbig2", PackedPdfs.jbig2(false)),
                row("stamp", SlyPdfs::stamp),
                row("strokes", FilledPdfs::strokes),
                row("full stops", FilledPdfs::fullStops),
                row("lone stamp", SlyPdfs::loneStamp),
                row("named font", SlyPdfs::namedFont),
                row("segments", SlyPdfs::segments),
                Arguments.of("map", (Callable<byte[]>) () -> SlyPdfs.lying("07912 3", "mrsaetn")),
                Arguments.of("blank map", (Callable<byte[]>) () -> SlyPdfs.lying("0791230", "       ")),
                Arguments.of("other digits", (Callable<byte[]>) () -> SlyPdfs.lying("07912", "+()[]")),
                row("backwards", SlyPdfs::backwards),
                row("interleaved", SlyPdfs::interleaved),
                row("mask", SlyPdfs::mask),
                row("halves", PackedPdfs::halves),
                row("mirrored", PackedPdfs::mirrored));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shown")
    void readsWhatIsShown(String name, Callable<byte[]> pdf) throws Exception {
        FileReport report = Row.walk("sly.pdf", pdf.call(), scratch);
        String text = report.items().stream()
                .flatMap(item -> item.text().stream())
                .map(PartText::text)
                .collect(Collectors.joining("\n"));
        // in one line, or no scanner would find it; OCR may see blanks between the digits
        boolean read = text.lines().anyMatch(line -> line.replace(" ", "").contains("07700900123"));
        boolean whole = report.items().stream().allMatch(item -> item.reading().equals(Reading.WHOLE));
        assertThat(read || !whole).as("%s", text).isTrue();
    }

    static Stream<Arguments> ordinary() {
        return Stream.of(
                row("plain", SchoolPdfs::plain, 0),
                row("own font", SchoolPdfs::ownFont, 0),
                row("letterhead", SchoolPdfs::letterhead, 1),
                row("newsletter", SchoolPdfs::newsletter, 0),
                row("timetable", SchoolPdfs::timetable, 0),
                row("thin boxes", SchoolPdfs::thinBoxes, 0),
                row("coloured cells", SchoolPdfs::colouredCells, 0),
                row("columns", SchoolPdfs::columns, 0),
                row("curves", SchoolPdfs::curves, 1),
                row("pie", SchoolPdfs::pie, 0),
                row("bullets", SchoolPdfs::bullets, 0),
                row("slip", SchoolPdfs::slip, 0),
                row("answers", SchoolPdfs::answers, 0),
                row("certificate", SchoolPdfs::certificate, 0),
                row("graph", SchoolPdfs::graph, 0),
                row("form", SchoolPdfs::form, 0),
                row("boxes of one letter", SchoolPdfs::boxesOfOneLetter, 0),
                row("flow", SchoolPdfs::flow, 0),
                row("photo", SchoolPdfs::photo, 0),
                row("scan", PdfFiles::scan, 1));
    }

    /** With no more pages shown to the OCR than need be. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ordinary")
    void readsWhatSchoolsSendWhole(String name, Callable<byte[]> pdf, int looks) throws Exception {
        FileReport report = Row.walk("school.pdf", pdf.call(), scratch);

        assertThat(report.items())
                .allMatch(item -> item.reading() instanceof Reading.Whole || item.reading() instanceof Reading.Skipped);
        assertThat(report.pages()).isEqualTo(looks);
    }

    static Stream<Arguments> cut() {
        return Stream.of(
                row("form", PackedPdfs::cutForm),
                row("picture", PackedPdfs::cutPicture),
                row("A85", PackedPdfs.cutContent("ASCII85Decode")),
                row("AHx", PackedPdfs.cutContent("ASCIIHexDecode")),
                row("LZW", PackedPdfs.cutContent("LZWDecode")),
                row("cut jbig2", PackedPdfs.jbig2(true)),
                row("RL", PackedPdfs.cutContent("RunLengthDecode")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cut")
    void saysThatAPartBreaksOff(String name, Callable<byte[]> pdf) throws Exception {
        assertThat(Row.walk("cut.pdf", pdf.call(), scratch).items().getFirst().reading())
                .as(name)
                .isInstanceOf(Reading.Partly.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesThePageWithAPictureThatItCannotOpen(boolean alone) throws Exception {
        byte[] pdf = PdfFiles.of(PackedPdfs.jpeg2000(alone));

        assertThat(Row.walk("scan.pdf", pdf, scratch).items().getFirst().reading())
                .isEqualTo(new Reading.Partly(
                        "The pdf file scan.pdf has a picture on page 3 that cannot be opened here (JPEG 2000)."));
    }
}
