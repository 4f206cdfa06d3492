package org.postern.certs.cms;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** RSA OAEP with SHA-256 throughout (RFC 4055 4.1), the only OAEP that is written. */
final class Oaep {
    private static final AlgorithmIdentifier DIGEST =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

    static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            new RSAESOAEPparams(
                    DIGEST,
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, DIGEST),
                    RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));

    private Oaep() {}
}
