package org.postern.reader.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.fork.ReaderPool;
import org.postern.read.fork.ReaderSettings;
import org.postern.reader.FileWalk;

class RarTest {
    private static final FileKind RAR = new FileKind("rar", "application/x-rar-compressed", FileKind.Group.ARCHIVE);
    private static final String TEXT = "Ring me on 07700 900123";

    @TempDir
    private Path folder;

    static List<Content> packed() {
        return List.of(Content.of(PackedRar.old("a.txt", TEXT)), Content.of(PackedRar.recent("a.txt", TEXT)));
    }

    @ParameterizedTest
    @MethodSource("packed")
    void isUnpackedWithTheLibraryOfTheSystem(Content rar) throws IOException {
        needsTheLibrary();
        Walked walked = Walked.walk(rar, "x.rar", folder);
        assertThat(walked.reading()).isEqualTo(Reading.WHOLE);
        assertThat(walked.text("2/a.txt")).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @MethodSource("packed")
    void isUnpackedInsideAnotherArchive(Content rar) throws IOException {
        needsTheLibrary();
        Walked walked = Walked.walk(Archives.zip("in.rar", rar.open().readAllBytes()), "x.zip", folder);
        assertThat(walked.text("2/in.rar/a.txt")).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @MethodSource("packed")
    void isDamagedWhereItsChecksumIsWrong(Content rar) throws IOException {
        needsTheLibrary();
        byte[] bytes = rar.open().readAllBytes();
        bytes[bytes.length - 25] ^= 4; // a letter of the text
        Walked walked = Walked.walk(bytes, "x.rar", folder);
        assertThat(walked.reading())
                .isEqualTo(new Reading.Unreadable("The rar file x.rar holds a file that is damaged."));
    }

    @ParameterizedTest
    @MethodSource("packed")
    void isHeldWithoutTheLibraryAndSaysWhatToAskFor(Content rar) throws IOException {
        Walked walked = Walked.walk(rar, "x.rar", folder, without());
        assertThat(walked.reading())
                .isEqualTo(new Reading.Unreadable(
                        "The rar file x.rar cannot be opened here; ask for a zip file instead."));
        assertThat(walked.item("2/a.txt").reading())
                .isEqualTo(new Reading.Unreadable("The file a.txt is packed in a way that Postern does not read."));
    }

    @Test
    void aPackedProgramIsBlockedByItsNameWithoutTheLibrary() throws IOException {
        Walked walked = Walked.walk(Content.of(PackedRar.recent("a.bat", TEXT)), "x.rar", folder, without());
        assertThat(walked.item("2/a.bat").reading()).isEqualTo(Reading.BLOCKED);
    }

    @Test
    void aPackedProgramIsBlockedByItsContentWithTheLibrary() throws IOException {
        needsTheLibrary();
        Walked walked = Walked.walk(PackedRar.recent("a.txt", "MZ\u0001\u0002"), "x.rar", folder);
        assertThat(walked.item("2/a.txt").reading()).isEqualTo(Reading.BLOCKED);
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        byte[] link = {3, 5, 1, 0}; // record 5: a Unix link
        Walked walked = Walked.walk(Archives.rar5("a.txt", "", new byte[0], 0, link), "x.rar", folder);
        assertThat(walked.item("2/a.txt").reading())
                .isEqualTo(new Reading.Skipped("The file a.txt is only a link to another file."));
    }

    @Test
    void aNameIsOnlyALabel() throws IOException {
        needsTheLibrary();
        Walked walked = Walked.walk(PackedRar.recent("../../etc/a.txt", TEXT), "x.rar", folder);
        assertThat(walked.text("2/../../etc/a.txt")).isEqualTo(TEXT);
    }

    @Test
    void isUnpackedInAReaderThatIsShutIn() throws IOException {
        needsTheLibrary();
        ReaderSettings settings = new ReaderSettings(1, 128, 1000, System.getProperty("java.class.path"), folder);
        try (ReaderPool pool = new ReaderPool(settings)) {
            FileReport report = pool.open(part(PackedRar.recent("a.txt", TEXT)), RAR, FileLimits.DEFAULT);
            assertThat(report.items())
                    .extracting(FileItem::reading)
                    .containsOnly(Reading.WHOLE)
                    .hasSize(2);
            assertThat(pool.confinement()).contains("java");
        }
    }

    private static Part part(byte[] rar) {
        return new Part(
                new PartPath("2"), RAR.mediaType(), Optional.empty(), Optional.of("x.rar"), true, Content.of(rar));
    }

    private static FileWalk without() {
        return new FileWalk(List.of(new ArchiveReader(Optional.empty())));
    }

    /** The build machine has it. */
    private static void needsTheLibrary() {
        boolean there = LibArchive.find().isPresent();
        assertThat(there || System.getenv("CI") == null).isTrue();
        assumeTrue(there, "libarchive is not installed");
    }
}
