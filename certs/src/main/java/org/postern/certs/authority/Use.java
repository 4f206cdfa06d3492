package org.postern.certs.authority;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * What a certificate is for. Two keys, so that the one that opens old mail can be kept while the one that signs ends.
 */
public enum Use {
    SIGN(KeyUsage.digitalSignature),
    ENCRYPT(KeyUsage.keyEncipherment);

    private final int keyUsage;

    Use(int keyUsage) {
        this.keyUsage = keyUsage;
    }

    int keyUsage() {
        return keyUsage;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Use> labelled(String label) {
        return Arrays.stream(values()).filter(u -> u.label().equals(label)).findFirst();
    }
}
