package org.postern.scan.topic;

/** A set of words that keeps 64 bits of each: two of a hundred thousand words share them once in a billion lists. */
final class HashedWords {
    private long[] slots;
    private int size;

    HashedWords(int expected) {
        slots = new long[Integer.highestOneBit(Math.max(expected, 8)) << 1];
    }

    void add(String word) {
        if (size * 2 >= slots.length) {
            grow();
        }
        if (put(hash(word))) {
            size++;
        }
    }

    boolean has(String word) {
        long hash = hash(word);
        for (int i = slot(hash); slots[i] != 0; i = (i + 1) & (slots.length - 1)) {
            if (slots[i] == hash) {
                return true;
            }
        }
        return false;
    }

    private boolean put(long hash) {
        int i = slot(hash);
        while (slots[i] != 0) {
            if (slots[i] == hash) {
                return false;
            }
            i = (i + 1) & (slots.length - 1);
        }
        slots[i] = hash;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    private int slot(long hash) {
        return (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
    }

    /** FNV-1a, mixed once more, so that neighbours do not cluster. */
    static long hash(String word) {
        return hash(word, word.length());
    }

    /** Of what the word is without the character there. */
    static long hash(String word, int without) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            if (i != without) {
                hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
            }
        }
        hash = (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
