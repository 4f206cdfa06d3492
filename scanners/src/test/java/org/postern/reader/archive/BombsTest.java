package org.postern.reader.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.reader.archive.Archives.gzip;
import static org.postern.reader.archive.Archives.joined;
import static org.postern.reader.archive.Archives.latin;
import static org.postern.reader.archive.Archives.little;
import static org.postern.reader.archive.Archives.made;
import static org.postern.reader.archive.Archives.tar;
import static org.postern.reader.archive.Archives.zip;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.read.FileLimits;
import org.postern.read.Reading;

/** Files that are made to fill memory, disk or time. */
@Timeout(30)
class BombsTest {
    @TempDir
    private Path folder;

    private static String sentence(Reading reading) {
        return switch (reading) {
            case Reading.Partly(String why) -> why;
            case Reading.Unreadable(String why) -> why;
            case Reading.Skipped(String why) -> why;
            case Reading.Unclear(String why) -> why;
            case Reading.Whole whole -> "";
            case Reading.Blocked blocked -> "";
            case Reading.Sealed sealed -> "";
        };
    }

    private static void zeros(OutputStream out, int megabytes) throws IOException {
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }

    private static byte[] zipOfZeros(int megabytes) {
        return made(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(1);
                zip.putNextEntry(new ZipEntry("a.txt"));
                zeros(zip, megabytes);
            }
        });
    }

    @Test
    void aZipOfAGigabyteOfZerosIsNotUnpacked() throws IOException {
        Walked walked = Walked.walk(zipOfZeros(1024), "x.zip", folder);

        assertThat(walked.report().bytes()).isZero();
        assertThat(sentence(walked.reading()))
                .isEqualTo("The zip file x.zip unpacks to far more than it seems to hold, as harmful files do.");
        assertThat(walked.items()).hasSize(1);
    }

    @Test
    void aGzipOfZerosIsLeftToo() throws IOException {
        byte[] gzip = made(out -> {
            try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
                zeros(gz, 200);
            }
        });

        Walked walked = Walked.walk(gzip, "a.txt.gz", folder);

        assertThat(walked.report().bytes()).isLessThan(101L * gzip.length);
        assertThat(sentence(walked.reading())).contains("far more than it seems to hold");
    }

    @Test
    void aBzip2OfZerosIsLeftToo() throws IOException {
        byte[] bzip = made(out -> {
            try (BZip2CompressorOutputStream bz = new BZip2CompressorOutputStream(out)) {
                zeros(bz, 50);
            }
        });

        Walked walked = Walked.walk(bzip, "a.txt.bz2", folder);

        assertThat(bzip.length).isLessThan(200);
        assertThat(sentence(walked.reading())).contains("far more than it seems to hold");
    }

    @Test
    void manySmallMembersOfAGzipAreLeft() throws IOException {
        byte[] empty = gzip(new byte[0]);
        byte[] gzip = made(out -> {
            for (int i = 0; i < 20_000; i++) {
                out.write(empty);
            }
        });

        assertThat(sentence(Walked.walk(gzip, "a.txt.gz", folder).reading())).contains("far more than it seems");
    }

    @Test
    void theBytesOfAllFilesTogetherAreBounded() throws IOException {
        FileLimits small = new FileLimits(
                1 << 20, 10, 500, 50, 50_000_000, 10_000_000, Duration.ofSeconds(60), Duration.ofSeconds(60));
        byte[] half = new byte[600_000];
        new java.util.Random(1).nextBytes(half);

        Walked walked = Walked.walk(zip(Map.of("a.txt", half, "b.txt", half)), "x.zip", folder, small);

        assertThat(sentence(walked.reading()))
                .isEqualTo("The zip file x.zip could not be read whole: "
                        + "unpacked, the files of the mail are larger than Postern allows.");
        assertThat(walked.items()).hasSize(2);
    }

    @Test
    void filesPackedFiftyTimesInsideEachOtherAreLeftAtTheTenth() throws IOException {
        byte[] nested = zip("a.txt", "hello");
        for (int i = 0; i < 50; i++) {
            nested = zip("in.zip", nested);
        }

        Walked walked = Walked.walk(nested, "x.zip", folder);

        assertThat(walked.items()).hasSize(11);
        assertThat(sentence(walked.items().getLast().reading()))
                .isEqualTo(
                        "The zip file in.zip could not be read whole: files are packed inside each other more than 10"
                                + " times.");
    }

    /** Sixteen files in each of sixteen, five deep, as 42.zip was built. */
    @Test
    void aTreeOfZipsEndsAtTheNumberOfFiles() throws IOException {
        byte[] inner = zip("a.txt", "hello");
        for (int level = 0; level < 5; level++) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int i = 0; i < 16; i++) {
                files.put(i + ".zip", inner);
            }
            inner = zip(files);
        }

        Walked walked = Walked.walk(inner, "x.zip", folder);

        assertThat(walked.items()).hasSizeLessThanOrEqualTo(501);
        assertThat(walked.items())
                .anyMatch(i -> sentence(i.reading()).endsWith("the mail holds more files than Postern opens."));
    }

    @Test
    void aHundredThousandFilesInAZipEndAtTheNumberOfFiles() throws IOException {
        byte[] zip = made(out -> {
            try (ZipOutputStream made = new ZipOutputStream(out)) {
                for (int i = 0; i < 100_000; i++) {
                    made.putNextEntry(new ZipEntry(i + ".txt"));
                    made.closeEntry();
                }
            }
        });

        long before = allocated();
        Walked walked = Walked.walk(zip, "x.zip", folder);

        assertThat(sentence(walked.reading()))
                .isEqualTo("The zip file x.zip could not be read whole: the mail holds more files than Postern opens.");
        assertThat(walked.items()).hasSize(501);
        assertThat(allocated() - before).isLessThan(300L << 20);
    }

    @Test
    void aHundredThousandFilesInATarEndAtTheNumberOfFiles() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            files.put(i + ".txt", new byte[0]);
        }

        Walked walked = Walked.walk(gzip(tar(files)), "x.tgz", folder);

        assertThat(walked.items()).hasSizeLessThanOrEqualTo(501);
        assertThat(sentence(walked.items().get(1).reading()))
                .isEqualTo("The tar file x.tar could not be read whole: the mail holds more files than Postern opens.");
    }

    /** The memory an unpacker asks for is what the file says; nothing that large is sent by mail. */
    @Test
    void aDictionaryOfTwoGigabytesIsNotMade() throws IOException {
        byte[] packed = {0};
        // one folder with one LZMA coder whose dictionary is 0x7fffffff
        byte[] header = {
            1, 4, 6, 0, 1, 9, 1, 0, 7, 0x0b, 1, 0, 1, 0x23, 3, 1, 1, 5, 0x5d, -1, -1, -1, 0x7f, 0x0c, 1, 0, 8, 0, 0, 5,
            1, 0x11, 13, 0, 'a', 0, '.', 0, 't', 0, 'x', 0, 't', 0, 0, 0, 0, 0
        };
        long before = allocated();

        Walked walked = Walked.walk(Archives.sevenZip(packed, header), "x.7z", folder);

        assertThat(walked.reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(allocated() - before).isLessThan(64L << 20);
    }

    @Test
    void anLzmaFileOfAHugeDictionaryIsNotUnpacked() throws IOException {
        // lzma.txt 1.1: properties, dictionary of 1 GB, unknown length
        byte[] lzma = joined(
                new byte[] {0x5d, 0, 0, 0, 0x40}, Archives.bytes(little(8).putLong(-1)), new byte[50]);
        long before = allocated();

        Walked walked = Walked.walk(lzma, "a.txt.lzma", folder);

        assertThat(sentence(walked.reading())).contains("far more than it seems to hold");
        assertThat(allocated() - before).isLessThan(64L << 20);
    }

    /** D. Fifield, "A better zip bomb": all files share one kernel of data. */
    @Test
    void filesThatLieOnTopOfEachOtherAreNotUnpacked() throws IOException {
        Walked walked = Walked.walk(overlapping(100), "x.zip", folder);

        assertThat(walked.report().bytes()).isZero();
        assertThat(sentence(walked.reading()))
                .isEqualTo(
                        "The zip file x.zip is built so that its files lie on top of each other, as harmful ones do.");
        assertThat(walked.items()).hasSize(101);
    }

    private static byte[] overlapping(int count) {
        byte[] one = zipOfZeros(5);
        int list = new String(one, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        byte[] record = java.util.Arrays.copyOfRange(one, list, one.length - 22);
        List<byte[]> pieces = new ArrayList<>(List.of(java.util.Arrays.copyOf(one, list)));
        for (int i = 0; i < count; i++) {
            pieces.add(record);
        }
        ByteBuffer end = little(22);
        end.putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
        end.putInt(record.length * count).putInt(list).putShort((short) 0);
        pieces.add(Archives.bytes(end));
        return joined(pieces.toArray(byte[][]::new));
    }

    /** Its directory stands in itself: the list says that the only file is the whole archive. */
    @Test
    void aZipThatHoldsItselfIsNotUnpacked() throws IOException {
        byte[] zip = zip("a.zip", new byte[1000]);
        int list = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer record = ByteBuffer.wrap(zip).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        record.putInt(list + 20, zip.length - 35)
                .putInt(list + 24, zip.length - 35)
                .putShort(list + 10, (short) 0);

        Walked walked = Walked.walk(zip, "x.zip", folder);

        assertThat(walked.report().bytes()).isZero();
        assertThat(sentence(walked.reading())).contains("different programs");
    }

    @Test
    void aMailAThousandDeepInAZipIsLeftInTime() throws IOException {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            mail.append("Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n");
        }
        mail.append("Subject: y\r\n\r\nhello");

        Walked walked = Walked.walk(zip("a.eml", mail.toString()), "x.zip", folder);

        assertThat(walked.items()).anyMatch(i -> !sentence(i.reading()).isEmpty());
        assertThat(walked.items()).hasSizeLessThan(502);
    }

    @Test
    void aTarWhoseFileSaysItIsEightGigabytesIsDamaged() throws IOException {
        byte[] tar = tar("a.txt", "hello");
        System.arraycopy(latin("77777777777"), 0, tar, 124, 11);
        int sum = 8 * ' ';
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? 0 : tar[i] & 0xff;
        }
        System.arraycopy(latin(String.format("%06o\0 ", sum)), 0, tar, 148, 8);

        Walked walked = Walked.walk(tar, "x.tar", folder);

        assertThat(sentence(walked.reading())).contains("damaged");
        try (var left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("item"));
        }
    }

    /** What this thread has allocated since it began, freed or not. */
    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }
}
