package org.postern.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postern.model.Category;

/** What the names of conditions mean, from {@code plain-words.txt}. */
final class PlainWords {
    private static final String FILE = "plain-words.txt";
    private static final Map<String, Says> WORDS = read();

    private PlainWords() {}

    /** @param no the same where there is one sentence only, as for numbers */
    private record Says(String yes, String no) {}

    static boolean knows(String name) {
        return WORDS.containsKey(name);
    }

    /** With {@code {}}, {@code {1}} and {@code {2}} still in it; empty for a name that has no words. */
    static Optional<String> of(String name, boolean holds) {
        return Optional.ofNullable(WORDS.get(name)).map(says -> holds ? says.yes() : says.no());
    }

    /** "a telephone number", or "no telephone number". */
    static String found(String category, boolean some) {
        String noun = of("found." + category, true).orElse(category);
        return some ? noun : "no " + noun.replaceFirst("^an? ", "");
    }

    static String found(Category category) {
        return found(category.label(), true);
    }

    /** " that is hidden or is public"; {@code without} says that it is about things that lack the marks. */
    static String marked(Collection<String> marks, boolean without) {
        if (marks.isEmpty()) {
            return "";
        }
        String all = new TreeSet<>(marks)
                .stream().map(mark -> of("mark." + mark, true).orElse(mark)).collect(Collectors.joining(" or "));
        return (without ? ", other than one that " : " that ") + all;
    }

    private static Map<String, Says> read() {
        Map<String, Says> words = new HashMap<>();
        try (InputStream in = PlainWords.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program is not whole: " + FILE + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line : lines.lines().toList()) {
                int equals = line.indexOf(" = ");
                if (!line.startsWith("#") && equals > 0) {
                    List<String> says = List.of(line.substring(equals + 3).split(" \\| ", 2));
                    words.put(line.substring(0, equals), new Says(says.getFirst(), says.getLast()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
