package org.postern.certs;

import java.io.IOException;
import java.io.OutputStream;

/** Turns lone LF and lone CR into CRLF (RFC 8551 3.1.1) and leaves every other byte; {@link #finish} ends it. */
public final class CanonicalLines extends OutputStream {
    private final OutputStream out;
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
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            boolean lineFeed = bytes[i] == '\n';
            if (lineFeed != afterCr) {
                out.write(bytes, start, i - start);
                out.write(lineFeed ? '\r' : '\n');
                start = i;
            }
            afterCr = bytes[i] == '\r';
        }
        out.write(bytes, start, offset + length - start);
    }

    public void finish() throws IOException {
        if (afterCr) {
            out.write('\n');
            afterCr = false;
        }
    }
}
