package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class BesideReaderTest {
    @TempDir
    Path scratch;

    private FileItem read(String name, byte[] bytes) throws Exception {
        return Walks.read(scratch, name, bytes).items().getFirst();
    }

    /** Word keeps the second name at 55, Excel at 54. */
    private static byte[] owner(String name, int second, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        bytes.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
        bytes.position(second).put((byte) name.length()).put((byte) 0);
        bytes.put(name.getBytes(StandardCharsets.UTF_16LE));
        return bytes.array();
    }

    private static byte[] apple(int more) {
        String entries = "\0\2" + "\0\0\0\t\0\0\0002\0\0\0 " + "\0\0\0\2\0\0\0R\0\0\0 ";
        String file = "\0\u0005\u0016\u0007\0\u0002\0\0" + "Mac OS X        " + entries + "\0".repeat(64 + more);
        return file.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({"~$letter.docx, 55, 162", "~$marks.xlsx, 54, 165", "~$talk.pptx, 55, 165"})
    void readsWhoHasADocumentOpen(String name, int second, int size) throws Exception {
        FileItem item = read(name, owner("K Whitlock", second, size));
        assertThat(item.kind().name()).isEqualTo("owner");
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
        assertThat(item.signs()).isEmpty();
        assertThat(item.text().map(PartText::text)).contains("K Whitlock");
    }

    @Test
    void doesNotTakeAnotherFileForOneOfOffice() throws Exception {
        assertThat(read("letter.docx", owner("K Whitlock", 55, 162)).reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(read("~$letter.docx", new byte[162]).reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(read("~$letter.docx", owner("K Whitlock", 55, 4000)).reading())
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void leavesOutWhatAMacKeepsBesideAFileUnlessItIsMore() throws Exception {
        FileItem item = read("letter.docx", apple(0));
        assertThat(item.reading())
                .isInstanceOfSatisfying(
                        Reading.Skipped.class,
                        skipped -> assertThat(skipped.reason())
                                .isEqualTo("The Mac file letter.docx is only what a Mac keeps beside a file."));
        assertThat(item.signs()).isEmpty();
        assertThat(read("letter.docx", apple(70_000)).reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(read("letter.exe", apple(0)).reading()).isEqualTo(Reading.BLOCKED);
    }
}
