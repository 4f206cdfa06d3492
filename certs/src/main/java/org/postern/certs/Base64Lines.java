package org.postern.certs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Base64 in lines of 76 characters (RFC 2045 6.8), encoded in large blocks; {@link #finish} writes the rest. */
public final class Base64Lines extends OutputStream {
    private static final int LINE = 76;
    private static final int LINES = 512;

    private final OutputStream out;
    private final byte[] block = new byte[57 * LINES]; // 57 bytes are one line
    private final byte[] flat = new byte[LINE * LINES];
    private final byte[] lines = new byte[(LINE + 2) * LINES];
    private int held;

    public Base64Lines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        block[held++] = (byte) b;
        if (held == block.length) {
            encode(block);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(length - done, block.length - held);
            System.arraycopy(bytes, offset + done, block, held, count);
            held += count;
            done += count;
            if (held == block.length) {
                encode(block);
            }
        }
    }

    /** Writes what is held, as the last lines. */
    public void finish() throws IOException {
        if (held > 0) {
            encode(Arrays.copyOf(block, held));
        }
    }

    // All at once, which the processor does with vectors, and the line ends put in afterwards.
    private void encode(byte[] bytes) throws IOException {
        int digits = Base64.getEncoder().encode(bytes, flat);
        int to = 0;
        for (int from = 0; from < digits; from += LINE) {
            int count = Math.min(LINE, digits - from);
            System.arraycopy(flat, from, lines, to, count);
            to += count;
            lines[to++] = '\r';
            lines[to++] = '\n';
        }
        out.write(lines, 0, to);
        held = 0;
    }
}
