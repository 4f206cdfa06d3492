package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.read.FileReport;

/**
 * All readers behind the walk, under Jazzer: its seeds in every build; with {@code JAZZER_FUZZ=1} new files by what the
 * code of the readers does with them, until time or count is up.
 */
class ReaderFuzzTest {
    /** The first octet of an input says which name the file has, the rest is the file. */
    static Stream<Arguments> seeds() throws IOException {
        List<byte[]> files = List.copyOf(SeedFiles.all().values());
        return IntStream.range(0, files.size()).mapToObj(i -> Arguments.of((Object) input(i, files.get(i))));
    }

    private static byte[] input(int name, byte[] file) {
        byte[] input = new byte[file.length + 1];
        input[0] = (byte) name;
        System.arraycopy(file, 0, input, 1, file.length);
        return input;
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m", maxExecutions = 10_000)
    void givesNothingButReadings(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        Around around = Around.ALL;
        String name = around.names.get((input[0] & 0xff) % around.names.size());
        byte[] file = Arrays.copyOfRange(input, 1, input.length);
        FileReport report = Walks.read(around.walk, around.scratch, name, file, MutatedFilesTest.SMALL);
        assertThat(report.items()).isNotEmpty();
        try (Stream<Path> left = Files.list(around.scratch)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("item")))
                    .isEmpty();
        }
    }

    /** Made once, after Jazzer is there. */
    private record Around(List<String> names, FileWalk walk, Path scratch) {
        static final Around ALL = make();

        private static Around make() {
            try {
                Map<String, byte[]> seeds = SeedFiles.all();
                return new Around(List.copyOf(seeds.keySet()), Readers.walk(), Files.createTempDirectory("fuzz"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
