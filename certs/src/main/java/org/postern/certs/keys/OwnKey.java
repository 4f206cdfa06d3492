package org.postern.certs.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key of one of the school's mailboxes.
 *
 * @param addresses whose mail it is for; a team's mailboxes may share one
 * @param chain its certificate and those above it
 * @param where the file or token that holds it, for people
 */
public record OwnKey(List<String> addresses, PrivateKey key, List<X509Certificate> chain, String where) {
    private static final int DIGITAL_SIGNATURE = 0; // positions in X.509 KeyUsage, RFC 5280 4.2.1.3
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    public OwnKey {
        addresses = List.copyOf(addresses);
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Whether mail may be encrypted for it. */
    public boolean opens() {
        return may(KEY_ENCIPHERMENT) || may(KEY_AGREEMENT);
    }

    public boolean signs() {
        return may(DIGITAL_SIGNATURE);
    }

    private boolean may(int use) {
        boolean[] usage = certificate().getKeyUsage();
        return usage == null || usage[use];
    }
}
