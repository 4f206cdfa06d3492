package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.message.PartText;
import org.postern.read.FileReport;
import org.postern.reader.Attempt;

class ConfinedReaderTest {
    @TempDir
    private static Path work;

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static ServerSocket canary;
    private static ReaderPool pool;

    @BeforeAll
    static void start() throws IOException {
        Path libraries = Files.createDirectory(work.resolve("libraries"));
        Files.writeString(libraries.resolve("library"), "Bring a coat.");
        canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(ConfinedReaderTest::listen);
        pool = Pools.of(
                work,
                1,
                "-Dpostern.reader.extra=org.postern.reader.HostileReader",
                "-Dpostern.reader.natives=" + libraries,
                "-Dpostern.test.relay=" + ProcessHandle.current().pid(),
                "-Dpostern.test.canary=" + canary.getLocalPort());
    }

    private static void listen() {
        while (true) {
            try (Socket caller = canary.accept()) {
                CALLS.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        pool.close();
        canary.close();
    }

    @ParameterizedTest
    @EnumSource
    void isRefused(Attempt attempt) throws Exception {
        FileReport report = Pools.open(pool, Pools.part("2", "homework.txt", "try " + attempt.name()));
        assertThat(report.items().getFirst().text().map(PartText::text)).hasValue("refused");
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void readsTheLibrariesOfAll() throws Exception {
        FileReport report = Pools.open(pool, Pools.part("2", "homework.txt", "library"));
        assertThat(report.items().getFirst().text().map(PartText::text)).hasValue("Bring a coat.");
    }

    @Test
    void isHeldByTheKernel() throws Exception {
        Pools.open(pool, Pools.part("2", "homework.txt", "Bring a coat."));
        assertThat(pool.confinement()).isEqualTo("java, seccomp, landlock");
    }
}
