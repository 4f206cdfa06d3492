package org.postern.certs.cms;

import java.io.IOException;
import java.util.List;

/**
 * The keys of the school; asked anew for each mail, so that a new key counts at once. Old keys stay: old mail needs
 * them.
 */
@FunctionalInterface
public interface SchoolKeys {
    List<SchoolKey> all() throws IOException;
}
