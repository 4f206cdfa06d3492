package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
