package org.postern.reader.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked data that must not be much more than what they were unpacked from. */
final class Measured extends FilterInputStream {
    /** Text packs to a tenth; white pictures to a hundredth; zeros to a thousandth. */
    private static final int RATIO = 100;

    private static final long HARMLESS = 10L << 20;

    private final long packed;
    private long unpacked;

    Measured(InputStream in, long packed, long before) {
        super(in);
        this.packed = Math.max(1, packed);
        this.unpacked = before;
    }

    long unpacked() {
        return unpacked;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        count(Math.max(0, got));
        return got;
    }

    /** Whether a size that is told beforehand is too much. */
    static boolean isTooMuch(long unpacked, long packed) {
        return unpacked > HARMLESS && unpacked / RATIO > packed;
    }

    private void count(int got) throws Swollen {
        unpacked += got;
        if (isTooMuch(unpacked, packed)) {
            throw new Swollen();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
