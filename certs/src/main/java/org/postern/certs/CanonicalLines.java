package org.postern.certs;

import java.io.IOException;
import java.io.OutputStream;

/** Turns lone LF and lone CR into CRLF (RFC 8551 3.1.1) and leaves every other byte; {@link #finish} ends it. */
public final class CanonicalLines extends OutputStream {
    private static final int BLOCK = 32 * 1024;

    private final OutputStream out;
    private final byte[] block = new byte[BLOCK];
    private int held;
    private boolean afterCr;

    public CanonicalLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end; i++) {
            if (!afterCr) {
                i = LineBreaks.next(bytes, i, end);
                if (i == end) {
                    break;
                }
            }
            boolean lineFeed = bytes[i] == '\n';
            if (lineFeed != afterCr) {
                put(bytes, start, i - start);
                put(lineFeed ? '\r' : '\n');
                start = i;
            }
            afterCr = bytes[i] == '\r';
        }
        put(bytes, start, end - start);
    }

    private void put(byte[] bytes, int offset, int length) throws IOException {
        if (length > block.length - held) {
            flush();
        }
        if (length >= block.length / 4) {
            flush();
            out.write(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, block, held, length);
            held += length;
        }
    }

    private void put(char c) throws IOException {
        if (held == block.length) {
            flush();
        }
        block[held++] = (byte) c;
    }

    @Override
    public void flush() throws IOException {
        out.write(block, 0, held);
        held = 0;
    }

    /** Ends the last line if it ended in a lone CR, and hands on what is held. */
    public void finish() throws IOException {
        if (afterCr) {
            put('\n');
            afterCr = false;
        }
        flush();
    }
}
