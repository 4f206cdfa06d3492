package org.postern.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Walks bytes line by line, keeping where each line stands and no more of it than asked for. */
final class LineReader {
    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int filled;
    private long offset;
    private byte[] kept = new byte[256];
    private int keptLength;
    private long start;
    private long end;
    private boolean carriageReturn;
    private boolean cut;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Steps to the next line and keeps its first bytes; false at the end of the input. */
    boolean next(int keep) throws IOException {
        start = offset;
        keptLength = 0;
        carriageReturn = false;
        cut = false;
        int last = -1;
        while (position < filled || fill()) {
            int from = position;
            int to = from;
            while (to < filled && buffer[to] != '\n') {
                carriageReturn |= last == '\r' && buffer[to] != '\r';
                last = buffer[to++];
            }
            keep(from, to, keep);
            offset += to - from;
            position = to;
            if (to < filled) {
                position++;
                end = last == '\r' ? offset - 1 : offset;
                offset++;
                trim();
                return true;
            }
        }
        end = offset;
        return offset > start;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(in.read(buffer, 0, buffer.length), 0);
        return filled > 0;
    }

    private void keep(int from, int to, int keep) {
        int length = Math.min(to - from, keep - keptLength);
        cut |= length < to - from;
        if (keptLength + length > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(keptLength + length, Math.min(keep, kept.length * 2)));
        }
        System.arraycopy(buffer, from, kept, keptLength, length);
        keptLength += length;
    }

    private void trim() {
        if (!cut && keptLength > 0 && kept[keptLength - 1] == '\r') {
            keptLength--;
        }
    }

    /** The kept bytes; good until the next line is read. */
    byte[] bytes() {
        return kept;
    }

    int length() {
        return keptLength;
    }

    long start() {
        return start;
    }

    /** Where the line ends, its line break apart. */
    long end() {
        return end;
    }

    /** Where the following line starts. */
    long following() {
        return offset;
    }

    boolean blank() {
        for (int i = 0; i < keptLength; i++) {
            if (kept[i] != ' ' && kept[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Whether a carriage return stands inside the line, which some programs take for a line break. */
    boolean hasLoneCarriageReturn() {
        return carriageReturn;
    }
}
