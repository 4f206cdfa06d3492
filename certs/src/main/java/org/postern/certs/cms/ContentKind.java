package org.postern.certs.cms;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The content ciphers that are opened (RFC 8551 2.7; triple DES for old mail). */
enum ContentKind {
    AES128_CBC("AES-128-CBC", NISTObjectIdentifiers.id_aes128_CBC, 16, false),
    AES192_CBC("AES-192-CBC", NISTObjectIdentifiers.id_aes192_CBC, 24, false),
    AES256_CBC("AES-256-CBC", NISTObjectIdentifiers.id_aes256_CBC, 32, false),
    AES128_GCM("AES-128-GCM", NISTObjectIdentifiers.id_aes128_GCM, 16, true),
    AES192_GCM("AES-192-GCM", NISTObjectIdentifiers.id_aes192_GCM, 24, true),
    AES256_GCM("AES-256-GCM", NISTObjectIdentifiers.id_aes256_GCM, 32, true),
    TRIPLE_DES("triple DES", PKCSObjectIdentifiers.des_EDE3_CBC, 24, false);

    private final String words;
    private final String oid;
    private final int keyBytes;
    private final boolean authenticated;

    ContentKind(String words, ASN1ObjectIdentifier oid, int keyBytes, boolean authenticated) {
        this.words = words;
        this.oid = oid.getId();
        this.keyBytes = keyBytes;
        this.authenticated = authenticated;
    }

    static Optional<ContentKind> of(ASN1ObjectIdentifier oid) {
        return Arrays.stream(values()).filter(k -> k.oid.equals(oid.getId())).findFirst();
    }

    String words() {
        return words;
    }

    int keyBytes() {
        return keyBytes;
    }

    boolean isAuthenticated() {
        return authenticated;
    }
}
