package org.postern.reader.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** A file that must be as long as it says and have the checksum it says. */
final class Proved extends FilterInputStream {
    private final CRC32 sum = new CRC32();
    private final long size;
    private final long crc;
    private long got;

    Proved(InputStream in, long size, long crc) {
        super(in);
        this.size = size;
        this.crc = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count >= 0) {
            sum.update(into, offset, count);
            got += count;
        }
        boolean wrong = got < size || sum.getValue() != crc;
        if (got > size || (count < 0 && wrong)) {
            throw new ZipException("length or checksum is wrong");
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
