package org.postern.certs;

/** Why nothing can be encrypted for {@code address}; the sentence is for the sender and the administrator. */
public record CertificateProblem(String address, Reason reason, String sentence) {
    /** What is wrong, in the order in which it is looked for. */
    public enum Reason {
        NONE,
        CORRUPT,
        UNSUPPORTED_KEY,
        WEAK_KEY,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_ADDRESS,
        NOT_FOR_EMAIL,
        BLOCKED,
        REVOKED,
        REVOCATION_UNKNOWN,
        BROKEN_CHAIN,
        ISSUER_UNFIT,
        UNCONFIRMED,
        UNTRUSTED
    }
}
