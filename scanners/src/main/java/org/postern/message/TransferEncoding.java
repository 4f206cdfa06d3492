package org.postern.message;

import java.io.InputStream;
import org.eclipse.angus.mail.util.QPDecoderStream;

/** Undoes RFC 2045 6 transfer encodings. */
final class TransferEncoding {
    private TransferEncoding() {}

    static boolean isKnown(String encoding) {
        return encoding.equals("base64") || encoding.equals("quoted-printable");
    }

    static InputStream decode(InputStream in, String encoding) {
        return switch (encoding) {
            case "base64" -> new StrictBase64(in);
            case "quoted-printable" -> new QPDecoderStream(in);
            default -> in;
        };
    }
}
