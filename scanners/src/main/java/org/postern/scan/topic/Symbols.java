package org.postern.scan.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Numbers for words and classes, and which classes a word or a class belongs to. */
final class Symbols {
    static final int ANY = 0;
    static final int NAME = 1;
    static final int NUMBER = 2;
    /** Classes that the reader of words decides: any word, a name or what looks like one, a number. */
    static final List<String> BUILT_IN = List.of("any", "name", "number");

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<Object, Integer> classes = new HashMap<>();
    private final List<List<Integer>> within = new ArrayList<>();

    Symbols() {
        for (String name : BUILT_IN) {
            classes.put(name, fresh());
        }
    }

    int word(String text, boolean exactly) {
        return (exactly ? exact : words).computeIfAbsent(text, w -> fresh());
    }

    /** Of a class with a name, or of a choice that has none. */
    int group(Object key) {
        return classes.computeIfAbsent(key, k -> fresh());
    }

    boolean hasGroup(Object key) {
        return classes.containsKey(key);
    }

    /** Says that what the one symbol stands for, the other does too. */
    void belongs(int symbol, int group) {
        within.get(symbol).add(group);
    }

    Set<String> words() {
        return words.keySet();
    }

    Set<String> exactWords() {
        return exact.keySet();
    }

    int size() {
        return within.size();
    }

    /** The symbol and all classes it belongs to, in order. */
    int[] closure(int symbol) {
        Set<Integer> all = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(symbol));
        while (!open.isEmpty()) {
            int next = open.remove();
            if (all.add(next)) {
                open.addAll(within.get(next));
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private int fresh() {
        within.add(new ArrayList<>());
        return within.size() - 1;
    }
}
