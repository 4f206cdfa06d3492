package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.PartText;
import org.postern.read.FileReport;
import org.postern.read.Reading;

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
}
