package org.postern.certs.cms;

import java.security.cert.X509Certificate;
import javax.crypto.SecretKey;

/** The key of one mail's content, whose certificate it was wrapped for, and how in words. */
record ContentKey(SecretKey key, X509Certificate recipient, String method) {}
