package org.postern.certs.cms;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.smime.SMIMECapabilities;
import org.bouncycastle.asn1.smime.SMIMECapability;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * What a recipient's mail program reads beyond AES-CBC and RSA PKCS #1, which every one does.
 *
 * @param aesGcm AES-256-GCM in AuthEnvelopedData (RFC 5083, RFC 5084)
 * @param oaep RSA OAEP with SHA-256 (RFC 4055)
 */
public record Capabilities(boolean aesGcm, boolean oaep) {
    /** What may be taken for granted. */
    public static final Capabilities NONE = new Capabilities(false, false);

    /** What the signed attribute SMIMECapabilities (RFC 8551 2.5.2) announces. */
    static Capabilities announced(ASN1Set values) {
        boolean gcm = false;
        boolean oaep = false;
        for (ASN1Encodable value : values) {
            for (Object entry : SMIMECapabilities.getInstance(value).getCapabilities(null)) {
                SMIMECapability capability = SMIMECapability.getInstance(entry);
                gcm |= NISTObjectIdentifiers.id_aes256_GCM.equals(capability.getCapabilityID());
                oaep |= PKCSObjectIdentifiers.id_RSAES_OAEP.equals(capability.getCapabilityID())
                        && isSha256(capability.getParameters());
            }
        }
        return new Capabilities(gcm, oaep);
    }

    // RFC 4055 3.1: parameters left out mean SHA-1, and says nothing of SHA-256.
    private static boolean isSha256(ASN1Encodable parameters) {
        if (parameters == null) {
            return false;
        }
        RSAESOAEPparams oaep = RSAESOAEPparams.getInstance(parameters);
        AlgorithmIdentifier mask =
                AlgorithmIdentifier.getInstance(oaep.getMaskGenAlgorithm().getParameters());
        return Arrays.asList(oaep.getHashAlgorithm().getAlgorithm(), mask.getAlgorithm()).stream()
                .allMatch(NISTObjectIdentifiers.id_sha256::equals);
    }
}
