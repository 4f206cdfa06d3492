package org.postern.certs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Base64 in lines of 76 characters (RFC 2045 6.8), encoded in large blocks; {@link #finish} writes the rest. */
public final class Base64Lines extends OutputStream {
    private final OutputStream out;
    private final byte[] block = new byte[57 * 512]; // 57 bytes are one line
    private int held;

    public Base64Lines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        block[held++] = (byte) b;
        if (held == block.length) {
            finish();
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
                finish();
            }
        }
    }

    public void finish() throws IOException {
        if (held > 0) {
            out.write(Base64.getMimeEncoder().encode(Arrays.copyOf(block, held)));
            out.write('\r');
            out.write('\n');
            held = 0;
        }
    }
}
