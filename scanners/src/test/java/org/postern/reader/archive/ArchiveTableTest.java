package org.postern.reader.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.reader.archive.Archives.gzip;
import static org.postern.reader.archive.Archives.joined;
import static org.postern.reader.archive.Archives.latin;
import static org.postern.reader.archive.Archives.locked;
import static org.postern.reader.archive.Archives.rar4;
import static org.postern.reader.archive.Archives.rar5;
import static org.postern.reader.archive.Archives.sevenZip;
import static org.postern.reader.archive.Archives.storedZip;
import static org.postern.reader.archive.Archives.tar;
import static org.postern.reader.archive.Archives.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.Content;
import org.postern.read.FileItem;
import org.postern.read.Reading;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

class ArchiveTableTest {
    private static final String TEXT = "Ring me on 07700 900123";
    private static final byte[] BYTES = latin(TEXT);

    @TempDir
    private Path folder;

    /**
     * {@code outcome} is the name of the reading, then what its sentence ends with; {@code inside} the same for one in
     * it.
     */
    record Row(String name, Content bytes, String kind, String outcome, String inside) {
        @Override
        public String toString() {
            return name + ": " + outcome;
        }
    }

    private static Row row(String name, byte[] bytes, String kind, String outcome, String inside) {
        return new Row(name, Content.of(bytes), kind, outcome, inside);
    }

    static Stream<Row> rows() {
        return Stream.of(zips(), sevenZips(), tars(), packed(), rars(), others())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> zips() {
        byte[] stored = storedZip("a.txt", TEXT);
        byte[] wrong = stored.clone();
        wrong[36] ^= 1;
        byte[] renamed = stored.clone();
        renamed[30] = 'b';
        return Stream.of(
                row("x.zip", zip("a.txt", TEXT), "zip", "Whole", "a.txt Whole"),
                row("x.zip", stored, "zip", "Whole", "a.txt Whole"),
                row("x.zip", zip("in.zip", zip("a.txt", TEXT)), "zip", "Whole", "in.zip/a.txt Whole"),
                row("x.zip", zip("../../etc/passwd.txt", TEXT), "zip", "Whole", "../../etc/passwd.txt Whole"),
                row("x.zip", zip("a.exe", TEXT), "zip", "Whole", "a.exe Blocked"),
                row("x.zip", zip("a.txt", "MZ\u0001\u0002"), "zip", "Whole", "a.txt Blocked"),
                row("x.zip", zip("a\u202etxt.exe", TEXT), "zip", "Whole", "a\u202etxt.exe Blocked"),
                row("x.zip", zip("empty.txt", ""), "zip", "Whole", "empty.txt Skipped is empty."),
                row("x.zip", zip(), "zip", "Unreadable The zip file x.zip has nothing in it.", ""),
                row("x.zip", zip("only/a/folder/", ""), "zip", "Unreadable has nothing in it.", ""),
                row(
                        "homework.zip",
                        locked(zip("a.txt", TEXT)),
                        "zip",
                        "Unreadable The zip file homework.zip is locked with a password.",
                        "a.txt Skipped The file a.txt is locked with its archive."),
                row("x.zip", locked(zip("a.exe", TEXT)), "zip", "Unreadable locked with a password.", "a.exe Blocked"),
                row("x.zip", aes(), "zip", "Unreadable locked with a password.", "a.txt Skipped with its archive."),
                row("x.zip", halfLocked(), "zip", "Partly locked with a password.", "b.txt Whole"),
                row("x.zip", wrong, "zip", "Unreadable holds a file that is damaged.", "a.txt Unreadable is damaged."),
                row("x.zip", renamed, "zip", "Partly different programs find different files in it.", "a.txt Whole"),
                row("x.zip", hidden(), "zip", "Partly different programs find different files in it.", "b.txt Whole"),
                row("x.zip", miscounted(), "zip", "Partly different programs find different files in it.", ""),
                row(
                        "x.zip",
                        method(97),
                        "zip",
                        "Unreadable in a way (WavPack) that Postern does not read.",
                        "a.txt Unreadable"),
                row("x.zip", Arrays.copyOf(stored, 60), "zip", "Unreadable the list of its files is missing.", ""),
                row("x.zip", split(), "zip", "Unreadable and cannot be opened without the others.", ""),
                row(
                        "x.z01",
                        joined(latin("PK\u0007\b"), Arrays.copyOf(stored, 60)),
                        "zip",
                        "Unreadable is one part of a zip file that was split, and cannot be opened without the others.",
                        ""),
                row(
                        "x.z02",
                        latin("\u00f0\u00e1\u0003\u0001\u0002x"),
                        "unknown",
                        "Unreadable The file x.z02 seems to be one part of a file that was split, and cannot be opened"
                                + " without the others.",
                        ""),
                row(
                        "x.zip",
                        method(98),
                        "zip",
                        "Unreadable in a way (PPMd) that Postern does not read.",
                        "a.txt Unreadable"),
                row("x.zip", lzma(true), "zip", "Whole", "a.txt Whole"),
                row("x.zip", lzma(false), "zip", "Whole", "a.txt Whole"),
                row(
                        "x.zip",
                        joined(stored, latin("hello")),
                        "zip",
                        "Partly has something else before or after it.",
                        ""),
                row("x.zip", joined(latin("\1\2\3"), stored), "zip", "Partly something else before or after it.", ""));
    }

    private static Stream<Row> sevenZips() {
        byte[] plain = sevenZip("a.txt", BYTES);
        byte[] wrong = plain.clone();
        wrong[40] ^= 1;
        return Stream.of(
                row("x.7z", plain, "7z", "Whole", "a.txt Whole"),
                row("x.7z", wrong, "7z", "Unreadable holds a file that is damaged.", "a.txt Unreadable"),
                row("x.7z", Arrays.copyOf(plain, 60), "7z", "Unreadable is cut off, or only one part of several.", ""),
                row(
                        "x.7z",
                        sevenZip("a.txt", BYTES, 'p', 'w'),
                        "7z",
                        "Unreadable The 7z file x.7z is locked with a password.",
                        "a.txt Skipped with its archive."),
                row("x.7z", sevenZip("a.exe", BYTES, 'p', 'w'), "7z", "Unreadable password.", "a.exe Blocked"),
                row("x.7z", Archives.sevenZipWithLockedNames(), "7z", "Unreadable is locked with a password.", ""),
                row(
                        "x.7z",
                        Archives.sevenZipOfTwoByPpmd(),
                        "7z",
                        "Unreadable holds a file that is packed in a way (PPMd) that Postern does not read.",
                        "b.txt Unreadable The file b.txt is packed in a way (PPMd) that Postern does not read."),
                row(
                        "x.7z",
                        Archives.sevenZipPackedBy("a.txt", BYTES, 3, 4, 1), // PPMd (Methods.txt)
                        "7z",
                        "Unreadable holds a file that is packed in a way (PPMd) that Postern does not read.",
                        "a.txt Unreadable The file a.txt is packed in a way (PPMd) that Postern does not read."),
                row("x.7z", joined(plain, BYTES), "7z", "Partly has something else after it.", "a.txt Whole"));
    }

    private static Stream<Row> tars() {
        byte[] plain = tar("a.txt", TEXT);
        TarArchiveEntry link = new TarArchiveEntry("a.txt", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        TarArchiveEntry device = new TarArchiveEntry("disk", TarConstants.LF_BLK);
        return Stream.of(
                row("x.tar", plain, "tar", "Whole", "a.txt Whole"),
                row("x.tar", tar(link), "tar", "Whole", "a.txt Skipped The file a.txt is only a link to another file."),
                row(
                        "x.tar",
                        tar(device),
                        "tar",
                        "Unreadable is no file but a device of a computer.",
                        "disk Unreadable"),
                row("x.tar", tar(Map.of("a/../../b.sh", BYTES)), "tar", "Whole", "a/../../b.sh Blocked"),
                row("x.tar", Arrays.copyOf(plain, 520), "tar", "Unreadable is damaged.", "a.txt Unreadable"),
                row("x.tar", joined(plain, BYTES), "tar", "Partly has something else after it.", "a.txt Whole"),
                row("x.tar", tar("d/", ""), "tar", "Unreadable has nothing in it.", ""));
    }

    private static Stream<Row> packed() {
        byte[] gz = gzip(BYTES);
        byte[] wrong = gz.clone();
        wrong[wrong.length - 5] ^= 1;
        return Stream.of(
                row("a.txt.gz", gz, "gz", "Whole", "a.txt Whole"),
                row("a.tgz", gzip(tar("a.txt", TEXT)), "gz", "Whole", "a.tar/a.txt Whole"),
                row("a.txt.gz", joined(gz, gz), "gz", "Whole", "a.txt Whole"),
                row("a.txt.gz", joined(gz, BYTES), "gz", "Partly has something else after it.", "a.txt Whole"),
                row("a.txt.gz", wrong, "gz", "Unreadable holds a file that is damaged.", "a.txt Unreadable"),
                row("a.txt.gz", Arrays.copyOf(gz, 20), "gz", "Unreadable is damaged.", "a.txt Unreadable"),
                row(
                        "a.txt.bz2",
                        Archives.made(out -> {
                            try (BZip2CompressorOutputStream bzip = new BZip2CompressorOutputStream(out)) {
                                bzip.write(BYTES);
                            }
                        }),
                        "bz2",
                        "Whole",
                        "a.txt Whole"),
                row(
                        "a.txt.xz",
                        Archives.made(out -> {
                            try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(0))) {
                                xz.write(BYTES);
                            }
                        }),
                        "xz",
                        "Whole",
                        "a.txt Whole"),
                row(
                        "a.txt.lzma",
                        Archives.made(out -> {
                            try (LZMAOutputStream lzma = new LZMAOutputStream(out, new LZMA2Options(0), -1)) {
                                lzma.write(BYTES);
                            }
                        }),
                        "lzma",
                        "Whole",
                        "a.txt Whole"),
                row(
                        "a.txt.lz4",
                        Archives.made(out -> {
                            try (FramedLZ4CompressorOutputStream lz4 = new FramedLZ4CompressorOutputStream(out)) {
                                lz4.write(BYTES);
                            }
                        }),
                        "lz4",
                        "Whole",
                        "a.txt Whole"),
                row(
                        "a.txt.zst",
                        latin("(\u00b5/\u00fd\0\0"),
                        "zst",
                        "Unreadable (Zstandard) that Postern does not read.",
                        ""));
    }

    private static Stream<Row> rars() {
        byte[] stored = rar5("a.txt", TEXT, 0, false);
        byte[] wrong = stored.clone();
        wrong[12] ^= 1;
        return Stream.of(
                row("x.rar", rar4("a.txt", TEXT, 0x30, 0), "rar", "Whole", "a.txt Whole"),
                row("x.rar", rar4("a.txt", TEXT, 0x33, 4), "rar", "Unreadable is locked with a password.", ""),
                row("x.rar", rar4("a.txt", TEXT, 0x33, 2), "rar", "Unreadable goes on in another file.", ""),
                row("y.rar", Archives.secondOfRar4(), "rar", "Partly is one part of a rar file", "a.txt Whole"),
                row("x.rar", Archives.partOfRar5(true), "rar", "Partly is one part of a rar file", "a.txt Whole"),
                row("y.rar", Archives.partOfRar5(false), "rar", "Partly is one part of a rar file", "a.txt Whole"),
                row("x.rar", stored, "rar", "Whole", "a.txt Whole"),
                row("x.rar", rar5("a.txt", TEXT, 0, true), "rar", "Unreadable is locked with a password.", ""),
                row("x.rar", wrong, "rar", "Unreadable is damaged and cannot be read whole.", ""),
                row(
                        "x.rar",
                        joined(latin("Rar!\u001a\u0007\u0001\0"), Archives.header5(new byte[] {4, 0, 0})),
                        "rar",
                        "Unreadable is locked with a password.",
                        ""));
    }

    private static Stream<Row> others() {
        byte[] ggb = zip("geogebra.xml", "<a>" + TEXT + "</a>", "geogebra_javascript.js", "function ggbOnInit() {}");
        byte[] evil = zip("geogebra.xml", "<a/>", "geogebra_javascript.js", "function ggbOnInit() {x()}");
        String apple =
                "\0\u0005\u0016\u0007\0\u0002\0\0" + "\0".repeat(16) + "\0\u0001" + "\0\0\0\u0009" + "\0".repeat(40);
        String mail = "From ann@larkfield.example Mon Jan  5 09:00:00 2026\nFrom: ann@larkfield.example\n"
                + "Date: Mon, 5 Jan 2026 09:00:00 +0000\nSubject: Trip\n\n" + TEXT + "\n\n";
        String mails = mail + mail;
        return Stream.of(
                row("a.ggb", ggb, "ggb", "Whole", "geogebra_javascript.js Skipped GeoGebra puts into every file."),
                row("a.ggb", evil, "ggb", "Whole", "geogebra_javascript.js Blocked"),
                row("a.sb3", zip("project.json", "{\"a\": 1}"), "sb3", "Whole", "project.json Whole"),
                row("x.zip", zip("__MACOSX/._a.txt", apple), "zip", "Whole", "__MACOSX/._a.txt Skipped beside a file."),
                row("x.zip", zip("._a.txt", TEXT), "zip", "Whole", "._a.txt Whole"),
                row("x.mbox", latin(mails), "mbox", "Whole", "2.eml Whole"),
                row("x.ar", Archives.ar(BYTES), "ar", "Whole", "a.txt Whole"),
                row("x.cpio", Archives.cpio(BYTES), "cpio", "Whole", "a.txt Whole"));
    }

    private static byte[] aes() {
        byte[] zip = locked(storedZip("a.txt", TEXT));
        zip[8] = 99;
        zip[central(zip) + 10] = 99;
        return zip;
    }

    private static int central(byte[] zip) {
        return new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    }

    private static byte[] halfLocked() {
        byte[] zip = zip("a.txt", TEXT, "b.txt", TEXT);
        zip[6] |= 1;
        zip[central(zip) + 8] |= 1;
        return zip;
    }

    /** The list names only the second of two files. */
    private static byte[] hidden() {
        byte[] two = zip("a.txt", TEXT, "b.txt", TEXT);
        int first = central(two);
        int second = first + 46 + 5;
        int end = two.length - 22;
        byte[] shorter = joined(
                Arrays.copyOf(two, first),
                Arrays.copyOfRange(two, second, end),
                Arrays.copyOfRange(two, end, two.length));
        end = shorter.length - 22;
        shorter[end + 8] = 1;
        shorter[end + 10] = 1;
        shorter[end + 12] = 46 + 5;
        return shorter;
    }

    private static byte[] miscounted() {
        byte[] zip = zip("a.txt", TEXT);
        zip[zip.length - 12] = 2;
        return zip;
    }

    private static byte[] method(int method) {
        byte[] zip = storedZip("a.txt", TEXT);
        zip[8] = (byte) method;
        zip[central(zip) + 10] = (byte) method;
        return zip;
    }

    /** A file packed by LZMA (APPNOTE 5.8.8), with a mark at its end as programs write it, or without. */
    private static byte[] lzma(boolean marked) {
        byte[] raw = Archives.made(out -> {
            LZMA2Options options = new LZMA2Options(1);
            try (LZMAOutputStream lzma = new LZMAOutputStream(out, options, marked)) {
                lzma.write(BYTES);
            }
        });
        byte[] head = {9, 20, 5, 0, 0x5d, 0, 0, 0x10, 0};
        byte[] zip = storedZip("a.txt", joined(head, raw));
        CRC32 crc = new CRC32();
        crc.update(BYTES);
        int list = central(zip);
        for (int at : new int[] {6, list + 8}) {
            ByteBuffer header = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
            header.put(at, (byte) (zip[at] | (marked ? 2 : 0)));
            header.putShort(at + 2, (short) 14);
            header.putInt(at + 8, (int) crc.getValue());
            header.putInt(at + 16, BYTES.length);
        }
        return zip;
    }

    private static byte[] split() {
        byte[] zip = zip("a.txt", TEXT);
        zip[zip.length - 18] = 1;
        return zip;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysHowFarEachArchiveWasRead(Row row) throws IOException {
        Walked walked = Walked.walk(row.bytes(), row.name(), folder);

        assertThat(walked.items().getFirst().kind().name()).isEqualTo(row.kind());
        assertThat(said(walked.reading())).matches(said -> matches(said, row.outcome()), row.outcome());
        if (!row.inside().isEmpty()) {
            int space = row.inside().indexOf(' ');
            FileItem inside = walked.item("2/" + row.inside().substring(0, space));
            String outcome = row.inside().substring(space + 1);
            assertThat(said(inside.reading())).matches(said -> matches(said, outcome), outcome);
        }
        try (Stream<Path> left = java.nio.file.Files.list(folder)) {
            assertThat(left.filter(p -> p.getFileName().toString().startsWith("item")))
                    .isEmpty();
        }
    }

    private static boolean matches(String said, String wanted) {
        int space = wanted.indexOf(' ');
        return space < 0
                ? said.startsWith(wanted)
                : said.startsWith(wanted.substring(0, space)) && said.contains(wanted.substring(space));
    }

    private static String said(Reading reading) {
        String kind = reading.getClass().getSimpleName();
        return switch (reading) {
            case Reading.Skipped(String why) -> kind + " " + why;
            case Reading.Unclear(String why) -> kind + " " + why;
            case Reading.Partly(String why) -> kind + " " + why;
            case Reading.Unreadable(String why) -> kind + " " + why;
            case Reading.Whole whole -> kind;
            case Reading.Blocked blocked -> kind;
            case Reading.Sealed sealed -> kind;
        };
    }
}
