package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.read.FileLimits;
import org.postern.read.Reading;

@Isolated // measures this JVM's memory, and readers that take all they can
class BrokenReaderTest {
    private static final FileLimits TWO_SECONDS =
            new FileLimits(1 << 20, 10, 500, 50, 50_000_000, 10_000_000, Duration.ofSeconds(2), Duration.ofSeconds(60));

    @TempDir
    private static Path work;

    private static ReaderPool pool;

    @BeforeAll
    static void start() {
        pool = Pools.of(work, 1, "-Dpostern.reader.extra=org.postern.reader.HostileReader");
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @BeforeEach
    void waitForTheSpare() throws InterruptedException {
        for (int i = 0; i < 600 && pool.ready() < 2; i++) {
            Thread.sleep(50);
        }
        assertThat(pool.ready()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "hang, took too long to read",
        "memory, needs too much memory to be read",
        "exit, broke the program that opens files",
        "halt, broke the program that opens files",
        "native, broke the program that opens files",
    })
    void saysWhyAndReadsTheNextFileAtOnce(String what, String reason) throws Exception {
        assertThat(Pools.reading(Pools.open(pool, Pools.part("2", "homework.txt", what), TWO_SECONDS)))
                .isEqualTo(new Reading.Unreadable("The txt file homework.txt " + reason + "."));
        long started = System.nanoTime();
        assertThat(Pools.reading(Pools.open(pool, Pools.part("3", "next.txt", "Bring a coat."), TWO_SECONDS)))
                .isEqualTo(Reading.WHOLE);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"stack", "endless", "threads"})
    void isNotReadWhole(String what) throws Exception {
        assertThat(Pools.reading(Pools.open(pool, Pools.part("2", "homework.txt", what), TWO_SECONDS)))
                .isInstanceOfAny(Reading.Unreadable.class, Reading.Partly.class);
        assertThat(Pools.reading(Pools.open(pool, Pools.part("3", "next.txt", "Bring a coat."), TWO_SECONDS)))
                .isEqualTo(Reading.WHOLE);
    }

    @Test
    void takesNoMemoryForWhatAnAnswerClaims() throws Exception {
        long before = allocated();
        assertThat(Pools.reading(Pools.open(pool, Pools.part("2", "homework.txt", "claim"), TWO_SECONDS)))
                .isEqualTo(new Reading.Unreadable("The txt file homework.txt broke the program that opens files."));
        assertThat(allocated() - before).isLessThan(100L << 20);
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
                .getTotalThreadAllocatedBytes();
    }

    @Test
    void countsWhatBroke() throws Exception {
        ReaderCounts.Snapshot before = pool.counts();
        Pools.open(pool, Pools.part("2", "homework.txt", "halt"), TWO_SECONDS);
        assertThat(pool.counts().crashed()).isEqualTo(before.crashed() + 1);
    }

    @Test
    void leavesTheMemoryOfTheRelayAlone() throws Exception {
        long before = usedMemory();
        for (int i = 0; i < 5; i++) {
            Pools.open(pool, Pools.part("2", "homework" + i + ".txt", "endless"), TWO_SECONDS);
        }
        assertThat(usedMemory() - before).isLessThan(20L << 20);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
