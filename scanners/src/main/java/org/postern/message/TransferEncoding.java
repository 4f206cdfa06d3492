package org.postern.message;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.eclipse.angus.mail.util.QPDecoderStream;

/** Undoes RFC 2045 6 transfer encodings; an encoding that clients would read differently is an IOException. */
final class TransferEncoding {
    private TransferEncoding() {}

    static boolean isKnown(String encoding) {
        return encoding.equals("base64") || encoding.equals("quoted-printable");
    }

    static InputStream decode(InputStream in, String encoding) {
        return switch (encoding) {
            case "base64" -> Base64.getDecoder().wrap(new OnlyBase64(in));
            case "quoted-printable" -> new QPDecoderStream(in);
            default -> in;
        };
    }

    /** Lets the alphabet through and drops line breaks; clients disagree about everything else. */
    private static final class OnlyBase64 extends FilterInputStream {
        private boolean padded;

        OnlyBase64(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int kept = 0;
            while (kept == 0 && length > 0) {
                int got = in.read(into, offset, length);
                if (got < 0) {
                    return -1;
                }
                kept = filter(into, offset, got);
            }
            return kept;
        }

        private int filter(byte[] bytes, int offset, int length) throws IOException {
            int to = offset;
            for (int i = offset; i < offset + length; i++) {
                byte b = bytes[i];
                if (b == '\r' || b == '\n' || b == ' ' || b == '\t') {
                    continue;
                }
                if (b == '=') {
                    padded = true;
                } else if (padded || !isDigit(b)) {
                    throw new IOException("not base64");
                }
                bytes[to++] = b;
            }
            return to - offset;
        }

        private static boolean isDigit(byte b) {
            return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '+' || b == '/';
        }
    }
}
