package org.postern.scan.identity;

import java.util.Base64;
import java.util.BitSet;

/** Says of most values at once that they are not known, so that few need the dear keyed hash (a Bloom filter). */
final class Sieve {
    private static final int BITS_EACH = 16;
    private static final long PRIME = 0x100000001B3L; // of FNV-1a (Fowler, Noll, Vo)

    private final long seed;
    private final BitSet bits;
    private final int mask;
    private int longest;

    /** @param seed secret, so that the bits tell nothing to somebody who reads them */
    Sieve(long seed, int values) {
        this.seed = seed;
        int size = Integer.highestOneBit(Math.max(64, Math.min(values, 1 << 25))) * 2 * BITS_EACH;
        bits = new BitSet(size);
        mask = size - 1;
    }

    private Sieve(long seed, BitSet bits, int size, int longest) {
        this.seed = seed;
        this.bits = bits;
        this.mask = size - 1;
        this.longest = longest;
    }

    /** What {@link #toString()} wrote. */
    static Sieve read(long seed, String text) {
        String[] words = text.split(":", -1);
        int size = Integer.parseInt(words[1]);
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("the size of a sieve is a power of two");
        }
        return new Sieve(seed, BitSet.valueOf(Base64.getDecoder().decode(words[2])), size, Integer.parseInt(words[0]));
    }

    /** Longest value, size, and bits in base64, colons between them. */
    @Override
    public String toString() {
        return longest + ":" + (mask + 1) + ":" + Base64.getEncoder().encodeToString(bits.toByteArray());
    }

    /** Both, of one seed; the bits of the smaller stand for all places they may have in the larger. */
    Sieve and(Sieve other) {
        int size = Math.max(mask, other.mask) + 1;
        Sieve both = new Sieve(seed, new BitSet(size), size, Math.max(longest, other.longest));
        both.take(this);
        both.take(other);
        return both;
    }

    private void take(Sieve part) {
        for (int from = 0; from <= mask; from += part.mask + 1) {
            for (int bit = part.bits.nextSetBit(0); bit >= 0; bit = part.bits.nextSetBit(bit + 1)) {
                bits.set(from + bit);
            }
        }
    }

    void add(String value) {
        bits.set(place(hash(value)));
        longest = Math.max(longest, value.length());
    }

    int longest() {
        return longest;
    }

    boolean mayHold(String value) {
        return mayHold(hash(value));
    }

    boolean mayHold(long hash) {
        return bits.get(place(hash));
    }

    long start() {
        return seed;
    }

    /** The hash of what was hashed so far and one more character. */
    static long next(long hash, char c) {
        return (hash ^ c) * PRIME;
    }

    private long hash(String value) {
        long hash = seed;
        for (int i = 0; i < value.length(); i++) {
            hash = next(hash, value.charAt(i));
        }
        return hash;
    }

    private int place(long hash) {
        return (int) ((hash ^ (hash >>> 29)) & mask);
    }
}
