package org.postern.reader.document;

import java.io.IOException;

/** A document that nobody opens without its password or key. */
final class Locked extends IOException {
    private static final long serialVersionUID = 1;

    private final String how;

    Locked() {
        this("is locked with a password");
    }

    /** {@code how} goes on from the name of the document. */
    Locked(String how) {
        super(how);
        this.how = how;
    }

    /** By the key of whoever it was written to. */
    static Locked toOthers() {
        return new Locked("is encrypted for somebody, so nobody else can read it");
    }

    /** By a server that is asked each time somebody opens it. */
    static Locked byRights() {
        return new Locked("is protected by its owner, so only those whom a server lets in can read it");
    }

    String how() {
        return how;
    }
}
