package org.postern.scan.topic;

import java.util.Arrays;

/** All phrases and classes as one tree: what begins alike is walked once. */
final class Net {
    private static final int[] NONE = {};
    /** More symbols are as dear to ask for as to follow. */
    private static final int FEW = 6;

    /** Symbols that lead on, in order, and where to. */
    int[] symbols = NONE;

    Net[] targets = {};
    Gap[] gaps = {};
    /** Numbers of phrases that end here. */
    int[] phrases = NONE;
    /** Each: a class that ends here, with those it belongs to. */
    int[][] classes = {};

    Reading[] readings = {};
    /** Nothing ends here and no gap begins, so that only the symbols lead on, and these are few. */
    boolean bare;

    /** See {@link #mask}. */
    long mask;

    /**
     * Of many symbols: which words of a set of bits are not empty, these words, and which symbol is the first of each.
     */
    int[] words = NONE;

    long[] bits = {};
    int[] firsts = NONE;

    final int id;

    Net(int id) {
        this.id = id;
    }

    /** Up to {@code words} words, none of them of those, before what follows. */
    static final class Gap {
        final int words;
        final int[] without;
        final Net target;

        Gap(int words, int[] without, Net target) {
            this.words = words;
            this.without = without;
            this.target = target;
        }
    }

    /** One bit of 64 for each symbol: where two sets have no bit in common, they have no symbol in common. */
    static long mask(int[] symbols) {
        long mask = 0;
        for (int symbol : symbols) {
            mask |= 1L << symbol;
        }
        return mask;
    }

    /** Works out what makes the search quick, once all else of this node is there. */
    void close() {
        bare = phrases.length == 0 && classes.length == 0 && gaps.length == 0 && symbols.length <= FEW;
        mask = mask(symbols);
        if (symbols.length <= FEW) {
            return;
        }
        words = Arrays.stream(symbols).map(s -> s >> 6).distinct().toArray();
        bits = new long[words.length];
        firsts = new int[words.length];
        int word = 0;
        for (int i = 0; i < symbols.length; i++) {
            if (words[word] != symbols[i] >> 6) {
                firsts[++word] = i;
            }
            bits[word] |= 1L << symbols[i];
        }
    }

    /** Works out the readings of all classes, once the whole net is there. */
    void finish(Net anywhere, Net fromStart) {
        readings = Arrays.stream(classes)
                .map(c -> Reading.of(c, anywhere, fromStart))
                .toArray(Reading[]::new);
        for (Net target : targets) {
            target.finish(anywhere, fromStart);
        }
        for (Gap gap : gaps) {
            gap.target.finish(anywhere, fromStart);
        }
    }
}
