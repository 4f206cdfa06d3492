package org.postern.certs.chain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Whether a certificate leads to a root, and if not, why not. */
public sealed interface ChainOutcome {
    /**
     * It does.
     *
     * @param path the certificate and those above it, without the root
     * @param warning what somebody should know all the same, as a sentence
     */
    record Leads(List<X509Certificate> path, X509Certificate root, Optional<String> warning) implements ChainOutcome {
        public Leads {
            path = List.copyOf(path);
        }
    }

    /**
     * It does not.
     *
     * @param what a sentence without its subject, such as "was revoked on 3 November 2026"
     */
    record Fails(Reason reason, String what) implements ChainOutcome {}

    /** What is wrong with a chain. */
    enum Reason {
        UNKNOWN_ISSUER,
        BROKEN_CHAIN,
        ISSUER_EXPIRED,
        OUTSIDE_NAMES,
        NOT_ALLOWED,
        WEAK,
        REVOKED,
        REVOCATION_UNKNOWN
    }
}
