package org.postern.certs.cms;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import org.postern.certs.LineBreaks;

/**
 * Decodes a base64 body (RFC 2045 6.8) in large blocks. It ends at the padding or at the first character that is
 * neither base64 nor white space, such as the footer of a mailing list.
 */
final class Base64Source extends InputStream {
    private static final int BLOCK = 76 * 1024;

    private final InputStream in;
    private final byte[] raw = new byte[BLOCK];
    private final byte[] digits = new byte[BLOCK + 4];
    private final byte[] plain = new byte[BLOCK];
    private int held; // digits left over from the last block, at most 3
    private int at;
    private int end;
    private boolean ended;

    Base64Source(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return has() ? plain[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!has()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(plain, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean has() throws IOException {
        while (at == end && !ended) {
            int count = in.readNBytes(raw, 0, raw.length);
            ended = count < raw.length;
            decodeBlock(count);
        }
        return at < end;
    }

    private void decodeBlock(int count) throws IOException {
        try {
            decode(lines(count));
        } catch (IllegalArgumentException notOnlyDigits) {
            decodeDigits(count);
        }
    }

    private void decodeDigits(int count) throws IOException {
        try {
            decode(collect(count));
        } catch (IllegalArgumentException odd) {
            throw new IOException("The base64 ends inside a byte", odd);
        }
    }

    /** As {@link #collect}, but takes every line for digits; the decoder says if one is not. */
    private int lines(int count) {
        int to = held;
        for (int i = 0; i < count; ) {
            int feed = LineBreaks.nextFeed(raw, i, count);
            int length = feed - i - (feed > i && raw[feed - 1] == '\r' ? 1 : 0);
            System.arraycopy(raw, i, digits, to, length);
            to += length;
            i = feed + 1;
        }
        return to;
    }

    /** Puts the digits of {@code raw} behind those held over; the number of all. */
    private int collect(int count) {
        int to = held;
        for (int i = 0; i < count; ) {
            int run = i;
            while (i < count && isDigit(raw[i])) {
                i++;
            }
            System.arraycopy(raw, run, digits, to, i - run);
            to += i - run;
            if (i < count && !isSpace(raw[i++])) {
                ended = true; // padding, or the end of the base64
                break;
            }
        }
        return to;
    }

    // The decoder does not ask for padding, and refuses everything that is no digit.
    private void decode(int count) {
        int whole = ended ? count : count & ~3;
        end = Base64.getDecoder().decode(Arrays.copyOf(digits, whole), plain);
        at = 0;
        held = count - whole;
        System.arraycopy(digits, whole, digits, 0, held);
    }

    static boolean isDigit(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '+' || b == '/';
    }

    private static boolean isSpace(byte b) {
        return b == '\r' || b == '\n' || b == ' ' || b == '\t';
    }
}
