package org.postern.certs.cms;

import java.io.IOException;
import java.io.InputStream;

/** A mail that can be read from its beginning as often as needed; the same bytes each time. */
@FunctionalInterface
public interface MailSource {
    InputStream open() throws IOException;
}
