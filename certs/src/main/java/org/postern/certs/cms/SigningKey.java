package org.postern.certs.cms;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What outgoing mail is signed with.
 *
 * @param key RSA, or EC on P-256, P-384 or P-521; it may live in a token
 * @param certificate the signer's
 * @param issuers the authorities between it and its root, sent along so that readers can build the chain
 * @param reads what answers to this mail may be encrypted with, told under the signature; {@link Capabilities#NONE} if
 *     the key that answers are encrypted for is in a token without OAEP
 */
public record SigningKey(
        PrivateKey key, X509Certificate certificate, List<X509Certificate> issuers, Capabilities reads) {
    public SigningKey {
        issuers = List.copyOf(issuers);
    }
}
