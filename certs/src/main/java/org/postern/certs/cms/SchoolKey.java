package org.postern.certs.cms;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key that mail to the school may be encrypted for; it may live in a token and have no encoding. */
public record SchoolKey(PrivateKey key, X509Certificate certificate) {}
