package org.postern.reader.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Streams that were packed one after another are one file to every program (RFC 1952 2.2, the same in bzip2, xz). */
final class Members extends InputStream {
    private static final int MOST = 10_000;

    private final BufferedInputStream packed;
    private final byte[] mark;
    private final Opener opener;
    private InputStream now;
    private int count;

    /** Makes an unpacker that stops right behind what it unpacks. */
    interface Opener {
        InputStream open(InputStream packed) throws IOException;
    }

    /** Each begins with as many of the same bytes as {@code alike}. */
    Members(InputStream packed, int alike, Opener opener) throws IOException {
        this.packed = new BufferedInputStream(packed);
        this.opener = opener;
        this.mark = peek(alike);
        this.now = next();
    }

    private byte[] peek(int length) throws IOException {
        packed.mark(length);
        byte[] bytes = packed.readNBytes(length);
        packed.reset();
        return bytes;
    }

    private InputStream next() throws IOException {
        count++;
        if (count > MOST) {
            throw new Swollen();
        }
        return opener.open(new FilterInputStream(packed) {
            @Override
            public void close() {}
        });
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = now.read(into, offset, length);
        while (got < 0 && mark.length > 0 && Arrays.equals(peek(mark.length), mark)) {
            now.close();
            now = next();
            got = now.read(into, offset, length);
        }
        return got;
    }

    /** Whether something else than padding with zeros stands after the last of them. */
    boolean hasMore() throws IOException {
        for (int octet = packed.read(); octet >= 0; octet = packed.read()) {
            if (octet != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        now.close();
    }
}
