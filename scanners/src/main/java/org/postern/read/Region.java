package org.postern.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Some bytes in the middle of a file, as a stream; closing it leaves the file open. */
public final class Region extends InputStream {
    private final FileChannel file;
    private final long end;
    private long at;

    /** From {@code from} on, so many bytes as there are but at most {@code length}. */
    public Region(FileChannel file, long from, long length) throws IOException {
        this.file = file;
        this.at = from;
        this.end = Math.min(file.size(), from + Math.max(0, length));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int wanted = (int) Math.min(length, end - at);
        int got = wanted <= 0 ? -1 : file.read(ByteBuffer.wrap(into, offset, wanted), at);
        at += Math.max(got, 0);
        return got;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, end - at));
        at += skipped;
        return skipped;
    }

    /** Bytes of the file at a place; fewer where it ends. */
    public static byte[] bytes(FileChannel file, long from, int length) throws IOException {
        return new Region(file, from, length).readNBytes(length);
    }
}
