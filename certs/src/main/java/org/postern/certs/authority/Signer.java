package org.postern.certs.authority;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority's certificate and the key it signs with. */
record Signer(X509Certificate certificate, PrivateKey key) {
    static ContentSigner content(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withRSA").build(key);
    }

    X509Certificate sign(Form form) throws IOException {
        return form.signed(key, certificate.getPublicKey());
    }
}
