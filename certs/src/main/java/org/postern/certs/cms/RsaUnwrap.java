package org.postern.certs.cms;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** RSA key transport: PKCS #1 v1.5 and OAEP (RFC 3370 4.2.1, RFC 3560). The provider is the one that knows the key. */
final class RsaUnwrap {
    private RsaUnwrap() {}

    static KeyOpener.UnwrappedKey open(PrivateKey key, KeyTransRecipientInfo info) throws GeneralSecurityException {
        AlgorithmIdentifier algorithm = info.getKeyEncryptionAlgorithm();
        byte[] wrapped = info.getEncryptedKey().getOctets();
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            return KeyOpener.UnwrappedKey.of(cipher.doFinal(wrapped), "RSA PKCS #1");
        }
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
            OAEPParameterSpec oaep = oaep(algorithm);
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, oaep);
            return KeyOpener.UnwrappedKey.of(cipher.doFinal(wrapped), "RSA OAEP " + oaep.getDigestAlgorithm());
        }
        throw new InvalidKeyException("Unknown key transport " + algorithm.getAlgorithm());
    }

    private static OAEPParameterSpec oaep(AlgorithmIdentifier algorithm) {
        RSAESOAEPparams parameters = RSAESOAEPparams.getInstance(algorithm.getParameters());
        ASN1ObjectIdentifier mask = AlgorithmIdentifier.getInstance(
                        parameters.getMaskGenAlgorithm().getParameters())
                .getAlgorithm();
        byte[] label = ASN1OctetString.getInstance(
                        parameters.getPSourceAlgorithm().getParameters())
                .getOctets();
        return new OAEPParameterSpec(
                name(parameters.getHashAlgorithm().getAlgorithm()),
                "MGF1",
                new MGF1ParameterSpec(name(mask)),
                new PSource.PSpecified(label));
    }

    private static String name(ASN1ObjectIdentifier digest) {
        return switch (new DefaultAlgorithmNameFinder().getAlgorithmName(digest)) {
            case "SHA1" -> "SHA-1";
            case "SHA224" -> "SHA-224";
            case "SHA256" -> "SHA-256";
            case "SHA384" -> "SHA-384";
            case "SHA512" -> "SHA-512";
            case String other -> other;
        };
    }
}
