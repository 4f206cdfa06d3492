package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;

/** Damaged files of many kinds, the same at every run; {@code -Dpostern.fuzz=10000} makes more of them. */
class MutatedFilesTest {
    private static final long SEED = 3;
    private static final int FILES = Integer.getInteger("postern.fuzz", 240);
    static final FileLimits SMALL =
            new FileLimits(8 << 20, 5, 50, 3, 1_000_000, 200_000, Duration.ofSeconds(20), Duration.ofSeconds(5));

    @TempDir
    private Path scratch;

    @Test
    void giveNothingButReadings() throws Exception {
        Mutants mutants = new Mutants(SEED);
        FileWalk walk = Readers.walk();
        Path own = Files.createDirectory(scratch.resolve("own"));
        for (int i = 0; i < FILES; i++) {
            Map.Entry<String, byte[]> mutant = mutants.next();
            String name = mutant.getKey();
            byte[] bytes = mutant.getValue();
            FileReport report = Walks.read(walk, own, name, bytes, SMALL);
            assertThat(report.items()).as("%s, mutation %s", name, i).isNotEmpty();
        }
        try (Stream<Path> left = Files.list(own)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("item")))
                    .isEmpty();
        }
    }
}
