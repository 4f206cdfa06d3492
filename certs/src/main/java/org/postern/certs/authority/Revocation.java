package org.postern.certs.authority;

import java.util.Arrays;
import java.util.Optional;

/** Why a certificate is revoked (RFC 5280 5.3.1), in words that a school office uses. */
public enum Revocation {
    KEY_STOLEN("key-stolen", 1),
    LEFT_SCHOOL("left-school", 3),
    REPLACED("replaced", 4),
    NOT_USED("not-used", 5),
    OTHER("other", 0);

    private final String label;
    private final int code;

    Revocation(String label, int code) {
        this.label = label;
        this.code = code;
    }

    public String label() {
        return label;
    }

    int code() {
        return code;
    }

    public static Optional<Revocation> labelled(String label) {
        return Arrays.stream(values()).filter(r -> r.label.equals(label)).findFirst();
    }
}
