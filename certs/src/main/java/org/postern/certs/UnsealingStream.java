package org.postern.certs;

import java.io.IOException;
import java.io.InputStream;

/** Gives out a sealed body segment by segment, each only after its tag is verified. */
final class UnsealingStream extends InputStream {
    private final InputStream sealed;
    private final SegmentCipher cipher;
    private final byte[] segment = new byte[SegmentCipher.SEGMENT + SegmentCipher.TAG + 1];
    private int held;
    private byte[] plain = {};
    private int position;
    private boolean finished;
    private boolean broken;

    UnsealingStream(InputStream sealed, SegmentCipher cipher) {
        this.sealed = sealed;
        this.cipher = cipher;
    }

    @Override
    public int read() throws IOException {
        return ready() ? plain[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, plain.length - position);
        System.arraycopy(plain, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }

    private boolean ready() throws IOException {
        if (broken) {
            throw new SealBroken("The sealed body was found broken before");
        }
        while (position == plain.length && !finished) {
            nextSegment();
        }
        return position < plain.length;
    }

    // One byte is read beyond the segment: whether there is one says if this segment must bear the "last" flag.
    private void nextSegment() throws IOException {
        int full = SegmentCipher.SEGMENT + SegmentCipher.TAG;
        held += sealed.readNBytes(segment, held, full + 1 - held);
        boolean last = held <= full;
        broken = true;
        plain = cipher.open(segment, Math.min(held, full), last);
        broken = false;
        position = 0;
        finished = last;
        segment[0] = segment[full];
        held = last ? 0 : 1;
    }
}
