package org.postern.certs;

import java.io.IOException;

/** A sealed body, or its key, is not what was sealed: changed, cut short, reordered, or of another item. */
public final class SealBroken extends IOException {
    SealBroken(String message) {
        super(message);
    }

    SealBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
