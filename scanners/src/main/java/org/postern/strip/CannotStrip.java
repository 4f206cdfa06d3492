package org.postern.strip;

import java.io.IOException;

/** Nothing can be taken out of a file of that kind. */
final class CannotStrip extends IOException {
    private static final long serialVersionUID = 1;

    CannotStrip(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
