package org.postern.certs.cms;

import java.io.IOException;

/** The mail is at fault; the message is one sentence for the administrator. */
final class Undecryptable extends IOException {
    private static final long serialVersionUID = 1L;

    Undecryptable(String sentence) {
        super(sentence);
    }
}
