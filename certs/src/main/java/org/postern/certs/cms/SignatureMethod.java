package org.postern.certs.cms;

import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** How a signature was made. */
final class SignatureMethod {
    private static final Set<String> WEAK = Set.of("MD2", "MD4", "MD5", "SHA-1");
    private static final Map<String, String> DIGESTS =
            Map.of("SHA1", "SHA-1", "SHA224", "SHA-224", "SHA256", "SHA-256", "SHA384", "SHA-384", "SHA512", "SHA-512");

    private SignatureMethod() {}

    static String inWords(SignerInformation signer) {
        return key(signer) + " " + digest(signer);
    }

    static SignatureCheck strength(SignerInformation signer) {
        return WEAK.contains(digest(signer))
                ? new SignatureCheck.Weak("The signature is right but made with " + digest(signer)
                        + ", which no longer proves anything; ask the sender for SHA-256.")
                : new SignatureCheck.Good();
    }

    private static String digest(SignerInformation signer) {
        String name =
                new DefaultAlgorithmNameFinder().getAlgorithmName(new ASN1ObjectIdentifier(signer.getDigestAlgOID()));
        return DIGESTS.getOrDefault(name, name);
    }

    private static String key(SignerInformation signer) {
        String method = signer.getEncryptionAlgOID();
        if (method.equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId())) {
            return "RSA PSS";
        }
        if (method.equals(EdECObjectIdentifiers.id_Ed25519.getId())) {
            return "Ed25519";
        }
        if (method.startsWith(X9ObjectIdentifiers.ansi_X9_62.getId() + ".")) {
            return "ECDSA";
        }
        return method.startsWith(PKCSObjectIdentifiers.pkcs_1.getId() + ".")
                ? "RSA"
                : new DefaultAlgorithmNameFinder().getAlgorithmName(new ASN1ObjectIdentifier(method));
    }
}
