package org.postern.certs;

import java.util.Locale;

/** One header field; the value is everything after the colon, folds kept as CRLF, one char per byte. */
public record HeaderField(String name, String value) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    public String line() {
        return name + ":" + value + "\r\n";
    }
}
