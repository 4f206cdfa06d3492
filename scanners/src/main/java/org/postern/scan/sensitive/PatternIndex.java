package org.postern.scan.sensitive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Patterns by their first word, each standing for something. */
final class PatternIndex<T> {
    /** Beginnings of words are told apart by so many letters. */
    private static final int STEM = 3;

    private final Map<String, List<Entry<T>>> byWord = new HashMap<>();
    private final Map<String, List<Entry<T>>> byStem = new HashMap<>();

    /** Hashes of the stems, so that of most words no stem need be cut off. */
    private final BitSet stems = new BitSet();

    private record Entry<T>(Pattern pattern, T meaning) {}

    /** A pattern at the places {@code from} up to but not including {@code to}. */
    record Match<T>(T meaning, int from, int to) {}

    void add(Pattern pattern, T meaning) {
        if (pattern.elements().isEmpty()) {
            return;
        }
        Entry<T> entry = new Entry<>(pattern, meaning);
        Pattern.Element first = pattern.elements().getFirst();
        List<String> words = new ArrayList<>(first.words());
        words.addAll(first.capitals());
        for (String word : words) {
            put(byWord, word, entry);
            put(byWord, word + "s", entry);
        }
        first.beginnings().forEach(beginning -> put(byStem, stem(beginning), entry));
        first.beginnings().stream().filter(b -> b.length() >= STEM).forEach(b -> stems.set(hash(b)));
    }

    private void put(Map<String, List<Entry<T>>> map, String key, Entry<T> entry) {
        map.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
    }

    List<Match<T>> matches(Words words) {
        List<Match<T>> found = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            match(byWord.getOrDefault(words.word(at), List.of()), words, at, found);
            if (words.word(at).length() <= STEM || stems.get(hash(words.word(at)))) {
                match(byStem.getOrDefault(stem(words.word(at)), List.of()), words, at, found);
            }
        }
        return found;
    }

    private void match(List<Entry<T>> entries, Words words, int at, List<Match<T>> to) {
        for (Entry<T> entry : entries) {
            int end = entry.pattern().end(words, at);
            if (end > at) {
                to.add(new Match<>(entry.meaning(), at, end));
            }
        }
    }

    /** Of the letters of the stem. */
    private static int hash(String word) {
        return (word.charAt(0) * 31 * 31 + word.charAt(1) * 31 + word.charAt(2)) & 0xFFFF;
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(STEM, word.length()));
    }
}
