package org.postern.reader;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.read.FileKind;
import org.postern.read.FileKinds;
import org.postern.read.FileReport;
import org.postern.read.fork.ReaderPool;
import org.postern.read.fork.ReaderSettings;

/** Sends damaged files through real readers as the relay does, and says what came of them: COUNT SEED. */
final class MutatedFiles {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private Duration slowest = Duration.ZERO;
    private String slowestFile = "";
    private final List<String> broken = new ArrayList<>();
    private long heap;

    private MutatedFiles() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        Path work = Files.createTempDirectory("mutants");
        ReaderSettings settings = new ReaderSettings(1, 512, 2000, System.getProperty("java.class.path"), work);
        try (ReaderPool pool = new ReaderPool(settings)) {
            while (pool.ready() < 2) { // how long they take to start is measured elsewhere
                Thread.sleep(100);
            }
            MutatedFiles files = new MutatedFiles();
            long started = System.nanoTime();
            files.run(pool, new Mutants(Long.parseLong(args[1])), count);
            OUT.printf("%d files in %d s, seed %s%n", count, (System.nanoTime() - started) / 1_000_000_000, args[1]);
            files.print(pool);
        }
    }

    private void run(ReaderPool pool, Mutants mutants, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Map.Entry<String, byte[]> mutant = mutants.next();
            Part part = new Part(
                    new PartPath("2"),
                    "application/octet-stream",
                    Optional.empty(),
                    Optional.of(mutant.getKey()),
                    true,
                    Content.of(mutant.getValue()));
            FileKind kind = FileKinds.of(part.content(), part.fileName());
            long began = System.nanoTime();
            FileReport report = pool.open(part, kind, MutatedFilesTest.SMALL);
            count(i, mutant.getKey(), report, Duration.ofNanos(System.nanoTime() - began));
            if (pool.counts().opened() + pool.counts().cached() < i + 1 - broken.size()) {
                broken.add(i + " (" + mutant.getKey() + ")");
            }
            if (i % 1000 == 999) {
                System.gc();
                heap = Math.max(
                        heap,
                        Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory());
            }
        }
    }

    private void count(int number, String name, FileReport report, Duration took) {
        if (report.items().isEmpty()) {
            throw new IllegalStateException("mutant " + number + " has no reading");
        }
        kinds.merge(report.items().getFirst().kind().name(), 1, Integer::sum);
        outcomes.merge(report.items().getFirst().reading().getClass().getSimpleName(), 1, Integer::sum);
        if (took.compareTo(slowest) > 0) {
            slowest = took;
            slowestFile = "number " + number + ", made of " + name;
        }
    }

    private void print(ReaderPool pool) {
        OUT.println("kinds: " + kinds);
        OUT.println("outcomes: " + outcomes);
        OUT.println("broke their reader: " + broken);
        OUT.println("slowest: " + slowest.toMillis() + " ms (" + slowestFile + ")");
        OUT.println("heap of the parent after collections, at most: " + (heap >> 20) + " MB");
        OUT.println("readers: " + pool.counts());
    }
}
