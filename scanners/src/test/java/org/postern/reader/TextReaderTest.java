package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class TextReaderTest {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        notes.txt,  ring 07700 900123
        data.json,  {"n": "07700 900123"}
        data.xml,   <?xml version="1.0"?><n>07700 900123</n>
        list.csv,   `name,phone|Ella,07700 900123`
        page.html,  <html><body>ring <b>07700</b> 900123</body></html>
        notes.md,   # Notes|07700 900123
        invite.ics, BEGIN:VCALENDAR|SUMMARY:ring 07700 900123|END:VCALENDAR
        """)
    void readsTextWhateverItIsCalled(String name, String content) throws Exception {
        byte[] bytes = content.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
        List<FileItem> items = Walks.read(scratch, name, bytes).items();
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().reading()).isEqualTo(Reading.WHOLE);
        assertThat(items.getFirst().text().map(PartText::text).orElse(""))
                .contains("07700")
                .contains("900123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "list.csv", "page.html", "notes"})
    void readsWideTextThatNoMarkTells(String name) throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            List<FileItem> items = Walks.read(scratch, name, "<p>ring 07700 900123\r\n".getBytes(charset))
                    .items();
            assertThat(items.getFirst().reading()).isEqualTo(Reading.WHOLE);
            assertThat(items.getFirst().text().map(PartText::text).orElse("")).contains("ring 07700 900123");
        }
    }

    @Test
    void readsFilesInCalendars() throws Exception {
        String note = Base64.getMimeEncoder(60, "\r\n ".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(
                        "ring 07700 900123 about the trip to the museum on Friday".getBytes(StandardCharsets.US_ASCII));
        String ics = "BEGIN:VCALENDAR\r\nSUMMARY:Trip\r\nATTACH;FMTTYPE=text/plain;X-FILENAME=note.txt;"
                + "ENCODING=BASE64;VALUE=BINARY:" + note + "\r\nEND:VCALENDAR\r\n";
        List<FileItem> items = Walks.read(scratch, "trip.ics", ics.getBytes(StandardCharsets.US_ASCII))
                .items();
        assertThat(items).extracting(FileItem::reading).allMatch(Reading.WHOLE::equals);
        assertThat(items.stream().flatMap(item -> item.text().stream()).map(PartText::text))
                .anyMatch(text -> text.contains("SUMMARY:Trip"))
                .anyMatch(text -> text.contains("ring 07700 900123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: <Saved by a browser>|Subject: Trip|", ""})
    void readsSavedPages(String start) throws Exception {
        String page = (start + "MIME-Version: 1.0|Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"||"
                        + "--b|Content-Type: text/html|Content-Location: https://larkfield.example/||"
                        + "<p>ring <b>07700</b> 900123</p>|--b|Content-Type: text/css|"
                        + "Content-Location: https://larkfield.example/a.css||p { color: red }|--b--|")
                .replace("|", "\r\n");
        List<FileItem> items = Walks.read(scratch, "trip.mht", page.getBytes(StandardCharsets.US_ASCII))
                .items();
        assertThat(items).extracting(FileItem::reading).allMatch(Reading.WHOLE::equals);
        assertThat(items.stream().flatMap(item -> item.text().stream()).map(PartText::text))
                .anyMatch(text -> text.contains("ring 07700 900123"));
    }

    @Test
    void namesTheFileThatItCannotRead() throws Exception {
        byte[] page = "<html><script>x</script></html>".getBytes(StandardCharsets.US_ASCII);
        assertThat(Walks.read(scratch, "quiz.html", page).items().getFirst().reading())
                .isEqualTo(new Reading.Unreadable(
                        "The html file quiz.html holds program code that could change its text."));
    }

    @ParameterizedTest
    @CsvSource({"forwarded.eml", "forwarded.txt"})
    void readsMailsInFilesWithTheFilesInThem(String name) throws Exception {
        String mail = """
            From: a@b.example
            To: c@d.example
            Subject: x
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b

            ring 07700 900123
            --b
            Content-Type: application/json; name=data.json

            {"n": "020 7946 0123"}
            --b--
            """.replace("\n", "\r\n");
        List<FileItem> items = Walks.read(scratch, name, mail.getBytes(StandardCharsets.US_ASCII))
                .items();
        assertThat(items.stream().flatMap(item -> item.text().stream()).map(PartText::text))
                .anyMatch(text -> text.contains("07700 900123"))
                .anyMatch(text -> text.contains("020 7946 0123"));
        assertThat(items).extracting(FileItem::reading).allMatch(Reading.WHOLE::equals);
    }
}
