package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Quoted-printable (RFC 2045 6.7) for text whose lines end in CRLF; {@link #finish} ends it. */
final class QuotedPrintable extends OutputStream {
    private static final int LONGEST = 75; // and the soft break's =
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final byte[] line = new byte[LONGEST + 3];
    private int length;
    private int held = -1; // a blank or a CR, whose form depends on what follows

    QuotedPrintable(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        int octet = b & 0xff;
        if (held == '\r' && octet == '\n') {
            held = -1;
            breakLine();
            return;
        }
        release(octet);
        if (octet == '\r' || octet == ' ' || octet == '\t') {
            held = octet;
        } else if (octet == '\n' || octet == '=' || octet < ' ' || octet > '~') {
            encode(octet);
        } else {
            literal(octet);
        }
    }

    // A blank at the end of a line, and a CR that ends none, are encoded.
    private void release(int next) throws IOException {
        int octet = held;
        held = -1;
        if (octet == '\r' || ((octet == ' ' || octet == '\t') && next == '\r')) {
            encode(octet);
        } else if (octet >= 0) {
            literal(octet);
        }
    }

    private void literal(int octet) throws IOException {
        soft(1);
        line[length++] = (byte) octet;
    }

    private void encode(int octet) throws IOException {
        soft(3);
        line[length++] = '=';
        line[length++] = HEX[octet >> 4];
        line[length++] = HEX[octet & 15];
    }

    private void soft(int more) throws IOException {
        if (length + more > LONGEST) {
            line[length++] = '=';
            breakLine();
        }
    }

    private void breakLine() throws IOException {
        out.write(line, 0, length);
        out.write('\r');
        out.write('\n');
        length = 0;
    }

    /** A text that ends without a line break still does. */
    void finish() throws IOException {
        release('\r');
        out.write(line, 0, length);
        length = 0;
    }
}
