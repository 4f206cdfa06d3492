package org.postern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The shipped lists with many more phrases: of two to four words each, some of them ordinary, the others made up. */
final class ManyPhrases {
    private static final String[] ORDINARY = {
        "the",
        "trip",
        "school",
        "page",
        "group",
        "team",
        "week",
        "lunch",
        "reading",
        "teacher",
        "friday",
        "picture",
        "science",
        "project",
        "music",
        "garden",
        "letter",
        "morning",
        "number",
        "question"
    };
    private static final String[] SYLLABLES = {"ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve"};

    private ManyPhrases() {}

    /** Copies a folder of lists and adds phrases: a third each of rude words, slurs and sensitive terms. */
    static Path with(int phrases, Path shipped) {
        try {
            Path folder = Files.createTempDirectory("lists");
            try (Stream<Path> files = Files.list(shipped)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
            Random random = new Random(5);
            int third = phrases / 3;
            add(folder.resolve("rude-words.csv"), random, third, ",head,measured,,secondary");
            add(folder.resolve("hate-terms.csv"), random, third, ",dsl,measured,");
            add(
                    folder.resolve("sensitive-terms.csv"),
                    random,
                    phrases - 2 * third,
                    ",special-category,,senco,measured,");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path file, Random random, int phrases, String rest) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < phrases; i++) {
            lines.add(phrase(random) + rest);
        }
        Files.write(file, lines, StandardOpenOption.APPEND);
    }

    private static String phrase(Random random) {
        return String.join(
                " ",
                IntStream.range(0, 2 + random.nextInt(3))
                        .mapToObj(i -> i == 1 ? made(random) : ORDINARY[random.nextInt(ORDINARY.length)])
                        .toList());
    }

    private static String made(Random random) {
        return String.join(
                "",
                IntStream.range(0, 4)
                        .mapToObj(i -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                        .toList());
    }
}
