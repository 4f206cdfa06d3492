package org.postern.message;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Base64 (RFC 2045 6.8) without what clients read differently: foreign characters, text after the padding or a torn
 * last group are an IOException. The JDK's own stream allocates per byte and stops looking at the padding.
 */
final class StrictBase64 extends FilterInputStream {
    private static final byte[] VALUES = values();

    private final byte[] raw = new byte[8192];
    private final byte[] decoded = new byte[8192];
    private int position;
    private int filled;
    private int bits;
    private int digits;
    private int padding;

    StrictBase64(InputStream in) {
        super(in);
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }

    @Override
    public int read() throws IOException {
        return position < filled || fill() ? decoded[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (position >= filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - position);
        System.arraycopy(decoded, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
        if (position >= filled && !fill()) {
            return 0;
        }
        int count = (int) Math.min(wanted, filled - position);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return filled - position;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = 0;
        while (filled == 0) {
            int got = in.read(raw, 0, raw.length);
            if (got < 0) {
                finish();
                return filled > 0;
            }
            for (int i = 0; i < got; i++) {
                take(raw[i]);
            }
        }
        return true;
    }

    private void take(byte b) throws IOException {
        int value = VALUES[b & 0xff];
        if (value >= 0 && padding == 0) {
            bits = bits << 6 | value;
            if (++digits == 4) {
                put(3, 0);
            }
        } else if (b == '=' && digits + ++padding <= 4) {
            return;
        } else if (b != '\r' && b != '\n' && b != ' ' && b != '\t') {
            throw new IOException("not base64");
        }
    }

    private void put(int count, int spare) {
        for (int i = count - 1; i >= 0; i--) {
            decoded[filled++] = (byte) (bits >> (spare + 8 * i));
        }
        bits = 0;
        digits = 0;
    }

    /** Padding may be missing, as some programs leave it out; a lone digit is a torn group. */
    private void finish() throws IOException {
        if (digits == 1 || (padding > 0 && digits == 0)) {
            throw new IOException("base64 cut short");
        }
        if (digits > 1) {
            put(digits - 1, digits == 2 ? 4 : 2);
            padding = 0;
        }
    }
}
