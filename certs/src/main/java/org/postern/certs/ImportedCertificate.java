package org.postern.certs;

import java.util.List;

/** What an import took in; the administrator compares the SHA-256 fingerprint with the owner's. */
public record ImportedCertificate(List<String> addresses, String fingerprint, boolean authority) {
    public ImportedCertificate {
        addresses = List.copyOf(addresses);
    }
}
