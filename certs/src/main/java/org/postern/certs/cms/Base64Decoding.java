package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Takes base64 in any pieces and hands on what it says; {@link #finish} ends it. */
final class Base64Decoding extends OutputStream {
    private final OutputStream out;
    private final byte[] digits = new byte[4 * 1024];
    private int held;
    private boolean padded;

    Base64Decoding(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        padded |= b == '=';
        if (!padded && Base64Source.isDigit((byte) b)) {
            digits[held++] = (byte) b;
            if (held == digits.length) {
                flushDigits();
            }
        }
    }

    private void flushDigits() throws IOException {
        byte[] some = Arrays.copyOf(digits, held % 4 == 1 ? held - 1 : held);
        out.write(Base64.getDecoder().decode(some));
        held = 0;
    }

    void finish() throws IOException {
        flushDigits();
    }
}
