package org.postern.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Word lists kept beside the scanners: lines {@code name: word word}, {@code #} starts a comment. */
public final class WordLists {
    private final Map<String, Set<String>> lists = new HashMap<>();

    private WordLists() {}

    /** The lists in a file beside that class. */
    public static WordLists load(Class<?> beside, String resource) {
        WordLists loaded = new WordLists();
        read(beside, resource)
                .lines()
                .map(WordLists::withoutComment)
                .filter(l -> !l.isBlank())
                .forEach(loaded::add);
        return loaded;
    }

    public Set<String> get(String name) {
        Set<String> words = lists.get(name);
        if (words == null) {
            throw new IllegalArgumentException("no word list is called " + name);
        }
        return words;
    }

    public static String read(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("missing in the jar: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return (hash < 0 ? line : line.substring(0, hash)).strip();
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        Set<String> words = lists.computeIfAbsent(line.substring(0, colon).strip(), name -> new HashSet<>());
        words.addAll(Set.of(line.substring(colon + 1).strip().split("\\s+")));
    }
}
