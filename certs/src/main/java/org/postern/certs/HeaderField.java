package org.postern.certs;

import java.util.Locale;

/** One header field; the value is everything after the colon, folds kept as CRLF, one char per byte. */
record HeaderField(String name, String value) {
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    String line() {
        return name + ":" + value + "\r\n";
    }
}
