package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postern.read.FileReport;
import org.postern.read.Reading;

@Execution(ExecutionMode.CONCURRENT)
class SharedNativesTest {
    @TempDir
    private Path work;

    private ReaderSettings settings() {
        ReaderSettings usual = Pools.settings(work, 1);
        return new ReaderSettings(1, 256, 1000, usual.classPath(), work, List.of(), ReaderSettings.Cache.USUAL, true);
    }

    private Path folder() throws Exception {
        try (PrivateFolder own = PrivateFolder.in(work)) {
            return new SharedNatives(settings(), own.path()).folder().orElseThrow();
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void unpacksOnceAndAgainWhatIsNotWhole() throws Exception {
        Files.createDirectory(work.resolve("natives-0123"));
        Path folder = folder();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(work.resolve("natives-0123")).doesNotExist();
        assertThat(folder()).isEqualTo(folder);
        Files.write(folder.resolve("ocr/eng.traineddata"), new byte[100]);
        Path another = folder();
        assertThat(another.resolve("ocr/eng.traineddata").toFile().length()).isGreaterThan(1 << 20);
        assertThat(folder).doesNotExist();
    }

    @Test
    void letsTwoStartAtOnce() throws Exception {
        try (PrivateFolder one = PrivateFolder.in(work);
                PrivateFolder two = PrivateFolder.in(work);
                ExecutorService relays = Executors.newFixedThreadPool(2)) {
            List<Future<Optional<Path>>> both = relays.invokeAll(List.of(
                    new SharedNatives(settings(), one.path())::folder,
                    new SharedNatives(settings(), two.path())::folder));
            for (Future<Optional<Path>> each : both) {
                assertThat(each.get())
                        .hasValueSatisfying(
                                folder -> assertThat(folder.resolve("ocr")).isDirectory());
            }
        }
        assertThat(folder()).isDirectory();
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void sparesTheReadersWorkAndDisk() throws Exception {
        try (ReaderPool pool = new ReaderPool(settings())) {
            FileReport report = Pools.open(pool, WarmUp.picture());
            assertThat(Pools.reading(report)).isNotInstanceOf(Reading.Unreadable.class);
            try (Stream<Path> folders = Files.walk(work, 2)) {
                List<Path> readers = folders.filter(
                                path -> path.getFileName().toString().startsWith("reader-"))
                        .toList();
                assertThat(readers).isNotEmpty();
                for (Path reader : readers) {
                    assertThat(bytes(reader)).isLessThan(1 << 20);
                }
            }
        }
    }
}
