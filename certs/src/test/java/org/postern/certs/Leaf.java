package org.postern.certs;

import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What a test certificate shall say; begins as a good one. */
public record Leaf(
        Optional<String> san,
        String subject,
        String keyKind,
        Instant from,
        Instant until,
        Optional<Integer> usage,
        Optional<KeyPurposeId> purpose,
        String signature) {

    public static Leaf good(String address) {
        return new Leaf(
                Optional.of(address),
                "CN=Test " + address.replaceAll("@.*", ""),
                "RSA2048",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"),
                Optional.of(KeyUsage.keyEncipherment | KeyUsage.digitalSignature),
                Optional.of(KeyPurposeId.id_kp_emailProtection),
                "SHA256withRSA");
    }

    public Leaf onlyInSubject(String name) {
        return new Leaf(Optional.empty(), name, keyKind, from, until, usage, purpose, signature);
    }

    public Leaf key(String kind) {
        return new Leaf(san, subject, kind, from, until, usage, purpose, signature);
    }

    public Leaf valid(String first, String last) {
        return new Leaf(san, subject, keyKind, Instant.parse(first), Instant.parse(last), usage, purpose, signature);
    }

    public Leaf usage(int bits) {
        return new Leaf(san, subject, keyKind, from, until, Optional.of(bits), purpose, signature);
    }

    public Leaf unrestricted() {
        return new Leaf(san, subject, keyKind, from, until, Optional.empty(), Optional.empty(), signature);
    }

    public Leaf purpose(KeyPurposeId id) {
        return new Leaf(san, subject, keyKind, from, until, usage, Optional.of(id), signature);
    }

    public Leaf signedWith(String algorithm) {
        return new Leaf(san, subject, keyKind, from, until, usage, purpose, algorithm);
    }
}
