package org.postern.reader.document;

import java.io.IOException;

/** A document that nobody opens without its password or key. */
final class Locked extends IOException {
    private static final long serialVersionUID = 1;

    Locked() {
        super("locked");
    }
}
