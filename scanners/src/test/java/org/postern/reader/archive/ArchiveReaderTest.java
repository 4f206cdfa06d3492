package org.postern.reader.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.read.Reading;

class ArchiveReaderTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheFilesOfAZip() throws IOException {
        Walked walked = Walked.walk(zip("a/list.csv", "Ann,07700 900123"), "x.zip", folder);

        assertThat(walked.reading()).isEqualTo(Reading.WHOLE);
        assertThat(walked.text("2/a/list.csv")).isEqualTo("Ann,07700 900123");
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
