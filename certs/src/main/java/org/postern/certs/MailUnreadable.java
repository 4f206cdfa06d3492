package org.postern.certs;

import java.io.IOException;

/** The mail's header cannot be told apart from its body with certainty, so it is not encrypted but held. */
public final class MailUnreadable extends IOException {
    public MailUnreadable(String message) {
        super(message);
    }
}
