package org.postern.certs.keys;

import java.io.IOException;
import java.util.List;

/** Somewhere private keys of the school's mailboxes are kept. */
public interface KeySource {
    /** Every key, also those whose certificate has expired: old mail needs them. */
    List<OwnKey> all() throws IOException;
}
