package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postern.message.Part;
import org.postern.message.PartText;
import org.postern.read.FileReport;
import org.postern.read.Reading;

@Execution(ExecutionMode.CONCURRENT)
class ReaderPoolTest {
    @TempDir
    private Path work;

    @Test
    void readsAFileInAnotherProcess() throws Exception {
        try (ReaderPool pool = Pools.of(work, 1)) {
            FileReport report = Pools.open(pool, Pools.part("2", "note.txt", "Bring a coat."));
            assertThat(Pools.reading(report)).isEqualTo(Reading.WHOLE);
            assertThat(report.items().getFirst().text().map(PartText::text)).hasValue("Bring a coat.");
            assertThat(pool.counts().opened()).isEqualTo(1);
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        try (ReaderPool pool = Pools.of(work, 1)) {
            Pools.open(pool, Pools.part("2", "note.txt", "Bring a coat."));
        }
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void readsAPictureForAWholeClassOnce() throws Exception {
        try (ReaderPool pool = Pools.of(work, 2);
                ExecutorService mails = Executors.newFixedThreadPool(10)) {
            List<Future<FileReport>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Part part = Pools.part("2." + i, "note.txt", "Bring a coat.");
                all.add(mails.submit(() -> Pools.open(pool, part)));
            }
            for (int i = 0; i < 30; i++) {
                FileReport report = all.get(i).get();
                assertThat(Pools.reading(report)).isEqualTo(Reading.WHOLE);
                assertThat(report.items().getFirst().path().value()).isEqualTo("2." + i);
            }
            assertThat(pool.counts().opened()).isEqualTo(1);
            assertThat(pool.counts().cached()).isEqualTo(29);
        }
    }

    @Test
    void saysThatTheReadersAreBusy() throws Exception {
        ReaderSettings settings = Pools.settings(work, 1);
        try (ReaderPool pool = new ReaderPool(settings, List.of(), Duration.ofMillis(1))) {
            assertThat(Pools.reading(Pools.open(pool, Pools.part("2", "note.txt", "Bring a coat."))))
                    .isEqualTo(new Reading.Unreadable(
                            "The txt file note.txt could not be read in time, for the readers are busy."));
            assertThat(pool.counts().busy()).isEqualTo(1);
        }
    }

    @Test
    void replacesReadersThatReadMuchAndThoseThatDied() throws Exception {
        ReaderSettings few =
                new ReaderSettings(1, 128, 2, Pools.settings(work, 1).classPath(), work);
        try (ReaderPool pool = new ReaderPool(few, List.of(), Duration.ofSeconds(60))) {
            for (int i = 0; i < 5; i++) {
                Part part = Pools.part("2", "note.txt", "Coat " + i);
                assertThat(Pools.reading(Pools.open(pool, part))).isEqualTo(Reading.WHOLE);
            }
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().commandLine().orElse("").contains(work.toString()))
                    .forEach(ProcessHandle::destroyForcibly);
            assertThat(Pools.reading(Pools.open(pool, Pools.part("2", "note.txt", "Gloves"))))
                    .isEqualTo(Reading.WHOLE);
            for (int i = 0; i < 600 && pool.ready() < 2; i++) {
                Thread.sleep(100);
            }
            assertThat(pool.counts().started()).isGreaterThan(4);
        }
    }

    @Test
    void removesWhatACrashLeftBehind() throws Exception {
        Path stale = Files.createDirectory(work.resolve("readers-1"));
        Files.createFile(stale.resolve("lock"));
        Files.createDirectories(stale.resolve("reader-1/drop"));
        Files.writeString(stale.resolve("reader-1/drop/file1"), "mail");
        try (ReaderPool pool = Pools.of(work, 1)) {
            assertThat(stale).doesNotExist();
            try (ReaderPool other = Pools.of(work, 1)) {
                Pools.open(other, Pools.part("2", "note.txt", "Bring a coat."));
            }
            Pools.open(pool, Pools.part("2", "note.txt", "Bring a coat."));
        }
    }

    @Test
    void showsItsFilesToNobodyAndNamesNoneAfterTheMail() throws Exception {
        try (ReaderPool pool = Pools.of(work, 1)) {
            Pools.open(pool, Pools.part("2", "amy-tutor.txt", "Bring a coat."));
            try (Stream<Path> all = Files.walk(work)) {
                for (Path path : all.skip(1).toList()) {
                    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                    assertThat(mode).as("%s", path).endsWith("------");
                    assertThat(path.toString()).doesNotContain("amy-tutor");
                }
            }
        }
    }

    @Test
    void endsItsReadersWhenTheRelayIsKilled() throws Exception {
        Process relay = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dpostern.test.work=" + work,
                        OtherRelay.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = relay.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
            List<ProcessHandle> readers = relay.children().toList();
            assertThat(readers).hasSize(2);
            relay.destroyForcibly().waitFor();
            for (ProcessHandle reader : readers) {
                reader.onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** A relay that is killed in the middle of a file. */
    static final class OtherRelay {
        private OtherRelay() {}

        @SuppressWarnings("SystemOut") // the test waits for it
        public static void main(String[] arguments) throws Exception {
            Path work = Path.of(System.getProperty("postern.test.work"));
            ReaderPool pool = Pools.of(work, 1, "-Dpostern.reader.extra=org.postern.reader.HostileReader");
            while (pool.ready() < 2) {
                Thread.sleep(50);
            }
            Thread.ofPlatform().start(() -> {
                try {
                    Pools.open(pool, Pools.part("2", "note.txt", "hang"));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(500);
            System.out.println("ready");
            Thread.sleep(60_000);
        }
    }
}
