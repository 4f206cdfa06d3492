package org.postern.certs.harvest;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who signed a mail, after the signature was found right.
 *
 * @param from the one address of the From field
 * @param authentic whether DMARC passed for it
 * @param signer the certificate that fits the signature
 * @param wished the certificate that the signer asks to be encrypted for (RFC 8551 2.5.3)
 * @param carried all certificates that came along
 * @param at when the signer says the mail was signed
 * @param abilities what the signer's mail program reads beyond the least
 */
public record SignerSeen(
        String from,
        boolean authentic,
        X509Certificate signer,
        Optional<X509Certificate> wished,
        List<X509Certificate> carried,
        Optional<Instant> at,
        Abilities abilities) {
    public SignerSeen {
        carried = List.copyOf(carried);
    }
}
