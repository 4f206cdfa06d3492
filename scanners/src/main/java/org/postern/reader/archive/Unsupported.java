package org.postern.reader.archive;

import java.io.IOException;

/** Packed in a way that is not read here. */
final class Unsupported extends IOException {
    /** For people, in words that go on from the file's name. */
    static final String WHY = "is packed in a way that Postern does not read";

    private static final long serialVersionUID = 1;

    Unsupported() {
        super(WHY);
    }

    /** {@code method} is what programs call the way, by which people find the setting that made it. */
    Unsupported(String method) {
        super("is packed in a way (" + method + ") that Postern does not read");
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
