package org.postern.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A header field before decoding.
 *
 * @param name in lower case
 * @param written the name as written
 * @param value unfolded; every char is one byte
 */
record HeaderField(String name, String written, String value) {
    static HeaderField of(String line, int colon) {
        String written = line.substring(0, colon);
        return new HeaderField(
                written.toLowerCase(Locale.ROOT),
                written,
                line.substring(colon + 1).strip());
    }

    /** The value as a person reads it. */
    String text() {
        return EncodedWords.decode(eightBit());
    }

    /** The value with raw 8-bit text read as UTF-8 (RFC 6532) or, failing that, Windows-1252. */
    String eightBit() {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0x7e) {
                return Charsets.guess(value.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return value;
    }
}
