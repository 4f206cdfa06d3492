package org.postern.certs.cms;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * One signer's signature. What it says of itself counts only if the check is {@link SignatureCheck.Good} and the
 * certificate is trusted.
 *
 * @param signer from the mail; not validated
 * @param time when the signer says it was made
 * @param capabilities what the signer's mail program reads
 * @param encryptionCertificate the certificate the signer asks to be encrypted for (RFC 8551 2.5.3); without one it is
 *     the signer's own, if that may encipher keys
 * @param algorithm for people, such as "RSA SHA-256"
 */
public record Signature(
        Optional<X509Certificate> signer,
        Optional<Instant> time,
        Capabilities capabilities,
        Optional<X509Certificate> encryptionCertificate,
        String algorithm,
        SignatureCheck check) {}
