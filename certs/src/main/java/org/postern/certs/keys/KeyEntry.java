package org.postern.certs.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key with its certificate and those above it, the key's own first. */
public record KeyEntry(PrivateKey key, List<X509Certificate> chain) {
    public KeyEntry {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A private key needs its certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }
}
