package org.postern.certs;

import java.security.cert.X509Certificate;

/** An address and the certificate, already checked, that mail to it is encrypted for. */
public record Recipient(String address, X509Certificate certificate) {
    public String fingerprint() {
        return Fingerprint.of(certificate);
    }
}
