package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.read.FileItem;
import org.postern.read.Reading;

/** A section of OneNote is read, and what lies in it is judged by its own kind. */
class OneNoteTest {
    private static final String WORDS = "Rowan\u2019s number: 07700 900123, meet by the bridge";

    @TempDir
    Path scratch;

    static Stream<Row> sections() {
        return Stream.of(
                Row.of("note.one", () -> OneNoteFiles.note(WORDS)).sees(WORDS),
                Row.of("trip.one", () -> OneNoteFiles.note(WORDS, "list.docx", OfficeFiles.docx()))
                        .sees(WORDS, "list.docx")
                        .holds("item", "item/image1.png"),
                Row.of("served.one", () -> OneNoteFiles.served(WORDS, new byte[8]))
                        .sees(WORDS),
                Row.of("pictured.one", () -> OneNoteFiles.served(WORDS, OfficeFiles.docx()))
                        .sees(WORDS)
                        .is("Partly", "holds pictures or files that could not be read"),
                Row.of("locked.one", OneNoteFiles::locked).locked(),
                Row.of("torn.one", () -> OneNoteFiles.torn(WORDS)).sees(WORDS),
                Row.of("short.one", () -> OneNoteFiles.cut(WORDS, OfficeFiles.docx()))
                        .sees(WORDS)
                        .holds("item")
                        .is("Partly", "The OneNote file short.one is damaged"),
                Row.of("old.one", () -> OneNoteFiles.old(WORDS)).sees(WORDS).is("Partly", "OneNote 2007"),
                Row.of("cut.one", () -> Arrays.copyOf(OneNoteFiles.note(WORDS), 100))
                        .is("Unreadable", "is damaged"));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void isReadOrSaidToBeUnread(Row row) throws Exception {
        row.check(scratch);
    }

    @Test
    void aProgramInANoteStaysAProgram() throws IOException {
        byte[] program = new byte[256];
        program[0] = 'M';
        program[1] = 'Z';
        List<FileItem> items = Row.walk("a.one", OneNoteFiles.note(WORDS, "report.pdf", program), scratch)
                .items();
        assertThat(items).anySatisfy(item -> {
            assertThat(item.kind().name()).isEqualTo("exe");
            assertThat(item.reading()).isEqualTo(Reading.BLOCKED);
        });
    }

    /** A script may have no mark but its name, which stands apart from its bytes. */
    @Test
    void aScriptInANoteIsKnownByItsName() throws IOException {
        byte[] script = "Get-Item .".getBytes(StandardCharsets.UTF_8);
        List<FileItem> items = Row.walk("b.one", OneNoteFiles.note(WORDS, "invoice.ps1", script), scratch)
                .items();
        assertThat(items).anySatisfy(item -> {
            assertThat(item.path().value()).isEqualTo("2/invoice.ps1");
            assertThat(item.reading()).isEqualTo(Reading.BLOCKED);
        });
    }
}
