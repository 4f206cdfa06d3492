package org.postern.certs;

/** How far a certificate is trusted. Only the first two are encrypted for. */
public enum TrustLevel {
    /** An administrator took it in and answers for it. */
    PINNED("pinned by an administrator"),
    /** Its chain leads to one of the school's roots for e-mail. */
    CA_VALID("CA-valid"),
    /** It came with a signed mail and takes the place of a key that was known; an administrator is to confirm it. */
    HARVESTED("harvested, not confirmed"),
    /** Nobody answers for it. */
    UNTRUSTED("untrusted"),
    /** An administrator forbade it, whoever issued it. */
    BLOCKED("blocked");

    private final String label;

    TrustLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
