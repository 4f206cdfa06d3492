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
    @CsvSource(quoteCharacter = '`', textBlock = """
        paper.tex,  \\documentclass{article}|\\begin{document}|ring 07700 900123|\\end{document}
        film.srt,   `1|00:00:01,000 --> 00:00:02,000|ring 07700 900123`
        film.vtt,   WEBVTT||00:01.000 --> 00:02.000|ring 07700 900123
        books.bib,  `@book{a,title={ring 07700 900123}}`
        song.m3u,   `#EXTM3U|#EXTINF:1,ring 07700 900123|a.mp3`
        walk.kml,   <?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><name>07700 900123</name></kml>
        news.rss,   <?xml version="1.0"?><rss version="2.0"><channel><title>07700 900123</title></channel></rss>
        a.xsl,      <?xml version="1.0"?><a:stylesheet xmlns:a="http://www.w3.org/1999/XSL/Transform">07700 900123</a:stylesheet>
        query.sql,  insert into t values('07700 900123');
        set.yaml,   phone: 07700 900123
        set.ini,    [phone]|of=07700 900123
        """)
    void readsFormatsThatAreTextAsTheyStand(String name, String content) throws Exception {
        FileItem item = Walks.read(scratch, name, content.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8))
                .items()
                .getFirst();
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
        assertThat(item.signs()).isEmpty();
        assertThat(item.text().map(PartText::text).orElse("")).contains("07700 900123");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Pay £5 for the élèves of year 7",
        "windows-1251, Встреча у моста в пять часов",
        "windows-1253, Συνάντηση στη γέφυρα στις πέντε το απόγευμα",
        "KOI8-R, Встреча у моста в пять часов",
        "windows-31j, 明日の遠足は九時に学校の門に集まってください",
        "GB18030, 各位家长，周五去郊游，请准时到校门口集合"
    })
    void readsTextThatDoesNotSayItsCharset(String charset, String words) throws Exception {
        for (String end : List.of("", "\r\n", "\u001a")) {
            FileItem item = Walks.read(scratch, "note.txt", (words + end).getBytes(Charset.forName(charset)))
                    .items()
                    .getFirst();
            assertThat(item.reading()).isEqualTo(Reading.WHOLE);
            assertThat(item.text().map(PartText::text).orElse("").strip()).isEqualTo(words);
        }
    }

    @Test
    void doesNotTakeAnUnknownAlphabetForAWesternOne() throws Exception {
        byte[] hebrew = "פגישה ליד הגשר בשעה חמש".getBytes(Charset.forName("windows-1255"));
        assertThat(Walks.read(scratch, "note.txt", hebrew).items().getFirst().reading())
                .isNotEqualTo(Reading.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.xls", "report.doc", "report.html"})
    void readsPagesThatAreSavedForOffice(String name) throws Exception {
        String page = "<html><head><meta charset=utf-8></head><body><table><tr><td>ring 07700 900123</table>";
        FileItem item = Walks.read(scratch, name, page.getBytes(StandardCharsets.UTF_8))
                .items()
                .getFirst();
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
        assertThat(item.signs()).isEmpty();
        assertThat(item.text().map(PartText::text).orElse("")).contains("ring 07700 900123");
        String active = page + "<script>x()</script>";
        assertThat(Walks.read(scratch, name, active.getBytes(StandardCharsets.UTF_8))
                        .items()
                        .getFirst()
                        .reading())
                .isInstanceOf(Reading.Unreadable.class);
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

    @Test
    void saysThatATableDrawsACodeOfColouredCells() throws Exception {
        String row = "<tr>" + "<td bgcolor=black></td><td></td>".repeat(12) + "</tr>";
        assertThat(table(row.repeat(25)))
                .isEqualTo(new Reading.Unreadable("The html file page.html draws a pattern of coloured cells, which"
                        + " may be a code or letters."));
        assertThat(table(("<tbody>" + row + "</tbody>").repeat(25))).isInstanceOf(Reading.Unreadable.class);
        assertThat(table(row.repeat(5))).isEqualTo(Reading.WHOLE);
        assertThat(table(row.replace("></td>", ">7</td>").repeat(25))).isEqualTo(Reading.WHOLE);
    }

    private Reading table(String rows) throws Exception {
        byte[] page = ("<html><body>A plan<table>" + rows + "</table>").getBytes(StandardCharsets.UTF_8);
        return Walks.read(scratch, "page.html", page).items().getFirst().reading();
    }
}
