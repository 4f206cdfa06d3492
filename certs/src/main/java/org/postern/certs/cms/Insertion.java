package org.postern.certs.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.postern.certs.Base64Lines;

/** The legacy display as it goes into one part, in the part's own charset and transfer encoding. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Insertion(String encoding, boolean html, byte[] text, boolean asUtf8) {
    private static final Set<String> ENCODINGS = Set.of("7bit", "8bit", "binary", "quoted-printable", "base64");

    static Optional<Insertion> of(LegacyDisplay display, PartHeader header) {
        ContentType type = header.type();
        Optional<Charset> charset = LegacyDisplay.charset(type);
        String encoding = header.encoding();
        if (charset.isEmpty() || !ENCODINGS.contains(encoding)) {
            return Optional.empty();
        }
        if (type.is("text/html")) {
            return Optional.of(new Insertion(encoding, true, display.html(), false));
        }
        return type.is("text/plain") ? Optional.of(plain(display, charset.get(), encoding)) : Optional.empty();
    }

    // RFC 9788 5.2.2 allows another charset for the part; UTF-8 instead of US-ASCII leaves its own bytes right.
    private static Insertion plain(LegacyDisplay display, Charset charset, String encoding) {
        Charset wide = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        byte[] text = display.plain(wide);
        boolean asUtf8 = !wide.equals(charset) && isEightBit(text);
        return new Insertion(encoding, false, text, asUtf8);
    }

    boolean isEightBit() {
        return isEightBit(text) && !encoding.equals("quoted-printable") && !encoding.equals("base64");
    }

    private static boolean isEightBit(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    /** Says in the header that it is there. */
    void announce(PartHeader header) {
        if (asUtf8) {
            header.parameter("charset", "utf-8");
        }
        header.parameter(LegacyDisplay.PARAMETER, "1");
    }

    void put(LeafSink sink) throws IOException {
        if (!html) {
            sink.first().write(encoded());
        } else if (encoding.equals("base64")) {
            Base64Lines lines = new Base64Lines(sink.first());
            sink.before(lines, lines::finish);
            AfterBodyTag place = new AfterBodyTag(lines, text);
            sink.before(place, place::finish);
            Base64Decoding decoding = new Base64Decoding(place);
            sink.before(decoding, decoding::finish);
        } else {
            AfterBodyTag place = new AfterBodyTag(sink.first(), encoded());
            sink.before(place, place::finish);
        }
    }

    private byte[] encoded() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (encoding) {
            case "quoted-printable" -> {
                QuotedPrintable quoted = new QuotedPrintable(out);
                quoted.write(text);
                quoted.finish();
            }
            case "base64" -> {
                Base64Lines lines = new Base64Lines(out);
                lines.write(filled());
                lines.finish();
            }
            default -> out.write(text);
        }
        return out.toByteArray();
    }

    // Blanks behind the subject, so that its base64 ends without padding and the part's own can follow.
    private byte[] filled() {
        int blanks = (3 - text.length % 3) % 3;
        byte[] filled = Arrays.copyOf(text, text.length + blanks);
        Arrays.fill(filled, text.length - 4, filled.length - 4, (byte) ' ');
        System.arraycopy(text, text.length - 4, filled, filled.length - 4, 4);
        return filled;
    }
}
