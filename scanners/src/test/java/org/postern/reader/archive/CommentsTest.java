package org.postern.reader.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.reader.archive.Archives.header5;
import static org.postern.reader.archive.Archives.joined;
import static org.postern.reader.archive.Archives.latin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.read.Reading;

/** What stands beside the files of an archive is shown to whoever opens it, so it is read. */
class CommentsTest {
    private static final String PHONE = "Ring me on 07700 900123";

    @TempDir
    private Path folder;

    @Test
    void ofAZipAndItsFilesAreText() throws IOException {
        byte[] zip = Archives.made(out -> {
            try (ZipOutputStream written = new ZipOutputStream(out)) {
                ZipEntry entry = new ZipEntry("a.txt");
                entry.setComment("for Zoë");
                written.putNextEntry(entry);
                written.write(latin("hello"));
                written.setComment(PHONE);
            }
        });
        Walked walked = Walked.walk(zip, "x.zip", folder);
        assertThat(walked.reading()).isEqualTo(Reading.WHOLE);
        assertThat(walked.text("2")).isEqualTo("for Zoë\n" + PHONE);
        assertThat(walked.text("2/a.txt")).isEqualTo("hello");
    }

    @Test
    void ofAGzAndTheNameInItAreText() throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setFileName("Ann.txt");
        parameters.setComment(PHONE);
        byte[] gz = Archives.made(out -> {
            try (GzipCompressorOutputStream written = new GzipCompressorOutputStream(out, parameters)) {
                written.write(latin("hello"));
            }
        });
        Walked walked = Walked.walk(gz, "a.txt.gz", folder);
        assertThat(walked.reading()).isEqualTo(Reading.WHOLE);
        assertThat(walked.text("2")).isEqualTo("Ann.txt\n" + PHONE);
    }

    @Test
    void ofARarIsTextIfItIsStored() throws IOException {
        Walked walked = Walked.walk(commented((byte) 0), "x.rar", folder);
        assertThat(walked.reading()).isEqualTo(Reading.WHOLE);
        assertThat(walked.text("2")).isEqualTo(PHONE);
    }

    @Test
    void thatCannotBeReadIsSaid() throws IOException {
        Walked walked = Walked.walk(commented((byte) 3), "x.rar", folder);
        assertThat(walked.reading())
                .isEqualTo(new Reading.Partly("The rar file x.rar has a comment that Postern cannot read."));
    }

    /** A service header (type 3) of the name CMT after the main one. */
    private static byte[] commented(byte method) {
        byte[] rar = Archives.rar5("a.txt", "hello", 0, false);
        byte[] text = PHONE.getBytes(UTF_8);
        int main = 8 + header5(new byte[] {1, 0, 0}).length;
        byte[] crc = Archives.bytes(Archives.little(4).putInt((int) Archives.crc(text)));
        int info = method << 7;
        byte[] fields = joined(
                new byte[] {3, 2, (byte) text.length, 4, (byte) text.length, 0},
                crc,
                new byte[] {(byte) (info | 0x80), (byte) (info >> 7), 1, 3},
                "CMT".getBytes(ISO_8859_1));
        return joined(Arrays.copyOf(rar, main), header5(fields), text, Arrays.copyOfRange(rar, main, rar.length));
    }
}
