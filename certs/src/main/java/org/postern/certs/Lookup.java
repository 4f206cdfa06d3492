package org.postern.certs;

/** What the certificate book has for one address. */
public sealed interface Lookup {
    record Usable(Recipient recipient) implements Lookup {}

    record Unusable(CertificateProblem problem) implements Lookup {}
}
