package org.postern.certs.cms;

import java.io.IOException;
import org.postern.certs.Recipient;

/** What a recipient's newest verified signature announced, or an administrator set. */
@FunctionalInterface
public interface ReaderCapabilities {
    Capabilities of(Recipient recipient) throws IOException;
}
