package org.postern.scan.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the known word that a misspelt one is an edit away from: a letter missing, too many, wrong, or two changed
 * about. Words and what they leave without one letter are kept by hash (symmetric deletion).
 */
final class Spelling {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_MISSPELT = 5;
    private static final int LONGEST = 16;

    private final String[] words;
    private final long[] hashes;
    private final int[] owners;

    Spelling(Collection<String> known) {
        words = known.stream()
                .filter(w -> w.length() >= SHORTEST && w.length() <= LONGEST)
                .sorted()
                .toArray(String[]::new);
        int slots = 8;
        for (String word : words) {
            slots += word.length() + 1;
        }
        hashes = new long[Integer.highestOneBit(slots) * 4];
        owners = new int[hashes.length];
        for (int w = 0; w < words.length; w++) {
            for (long hash : traces(words[w])) {
                put(hash, w);
            }
        }
    }

    /** Known words one edit away that begin alike; most often none or one. */
    List<String> near(String misspelt) {
        List<String> found = new ArrayList<>();
        if (misspelt.length() < SHORTEST_MISSPELT || misspelt.length() > LONGEST + 1) {
            return found;
        }
        for (long hash : traces(misspelt)) {
            for (int i = slot(hash); hashes[i] != 0; i = (i + 1) & (hashes.length - 1)) {
                String word = hashes[i] == hash ? words[owners[i]] : "";
                if (!word.isEmpty() && !found.contains(word) && isOneEdit(misspelt, word)) {
                    found.add(word);
                }
            }
        }
        return found;
    }

    private static long[] traces(String word) {
        long[] traces = new long[word.length() + 1];
        traces[0] = HashedWords.hash(word);
        for (int i = 0; i < word.length(); i++) {
            traces[i + 1] = HashedWords.hash(word, i);
        }
        return traces;
    }

    /** Whether the words begin alike and differ by one letter or by two neighbours that changed places. */
    static boolean isOneEdit(String one, String other) {
        if (one.charAt(0) != other.charAt(0)) {
            return false;
        }
        int head = 0;
        int most = Math.min(one.length(), other.length());
        while (head < most && one.charAt(head) == other.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        int restOne = one.length() - head - tail;
        int restOther = other.length() - head - tail;
        boolean turned = restOne == 2
                && restOther == 2
                && one.charAt(head) == other.charAt(head + 1)
                && one.charAt(head + 1) == other.charAt(head);
        return turned || (restOne <= 1 && restOther <= 1);
    }

    private void put(long hash, int owner) {
        int i = slot(hash);
        while (hashes[i] != 0) {
            i = (i + 1) & (hashes.length - 1);
        }
        hashes[i] = hash;
        owners[i] = owner;
    }

    private int slot(long hash) {
        return (int) (hash ^ (hash >>> 32)) & (hashes.length - 1);
    }
}
