package org.postern.scan.topic;

import java.util.Arrays;

/** What a word may be read as: symbols in order, and the ways into the net that begin with one of them. */
final class Reading {
    private static final Net[] NOWHERE = {};
    private static final int[] NO_SYMBOLS = {};
    private static final long[] NO_BITS = {};
    static final Reading NONE = new Reading(NO_SYMBOLS, NOWHERE, NOWHERE);
    /** With more symbols than this a table of bits is worth its room. */
    private static final int FEW = 12;

    /** A way that may be taken whatever follows. */
    static final int OPEN = -1;

    private final int[] symbols;
    private final long[] bits;
    private final Net[] anywhere;
    private final Net[] fromStart;
    private final int[] gates;
    private final long mask;

    private Reading(int[] symbols, Net[] anywhere, Net[] fromStart) {
        this.symbols = symbols;
        this.anywhere = anywhere;
        this.fromStart = fromStart;
        gates = gates(anywhere);
        mask = Net.mask(symbols);
        bits = symbols.length > FEW ? bits(symbols) : NO_BITS;
    }

    static Reading of(int[] symbols, Net anywhere, Net fromStart) {
        return new Reading(symbols, targets(anywhere, symbols), targets(fromStart, symbols));
    }

    private static long[] bits(int[] symbols) {
        long[] bits = new long[(symbols[symbols.length - 1] >> 6) + 1];
        for (int symbol : symbols) {
            bits[symbol >> 6] |= 1L << symbol;
        }
        return bits;
    }

    private static Net[] targets(Net root, int[] symbols) {
        return Arrays.stream(symbols)
                .map(s -> Arrays.binarySearch(root.symbols, s))
                .filter(found -> found >= 0)
                .mapToObj(found -> root.targets[found])
                .toArray(Net[]::new);
    }

    private static int[] gates(Net[] targets) {
        return Arrays.stream(targets)
                .mapToInt(t -> t.bare && t.symbols.length == 1 ? t.symbols[0] : OPEN)
                .toArray();
    }

    boolean isEmpty() {
        return symbols.length == 0;
    }

    int[] symbols() {
        return symbols;
    }

    /** Where a phrase may go on that begins with this word. */
    Net[] anywhere() {
        return anywhere;
    }

    /** For each of these ways the symbol without which it leads nowhere, or {@link #OPEN}. */
    int[] gates() {
        return gates;
    }

    /** The same for phrases that begin a sentence. */
    Net[] fromStart() {
        return fromStart;
    }

    boolean has(int symbol) {
        if (bits.length > 0) {
            return symbol >> 6 < bits.length && (bits[symbol >> 6] & (1L << symbol)) != 0;
        }
        for (int known : (mask & (1L << symbol)) == 0 ? NO_SYMBOLS : symbols) {
            if (known == symbol) {
                return true;
            }
        }
        return false;
    }

    /** The symbols from {@code word} times 64 on that are in it, a bit each; only of many symbols. */
    long word(int word) {
        return word < bits.length ? bits[word] : 0;
    }

    /** See {@link Net#mask}. */
    long mask() {
        return mask;
    }

    boolean isLarge() {
        return bits.length > 0;
    }

    boolean hasAny(int[] barred) {
        for (int symbol : barred) {
            if (has(symbol)) {
                return true;
            }
        }
        return false;
    }
}
