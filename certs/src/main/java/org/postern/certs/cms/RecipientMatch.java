package org.postern.certs.cms;

import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.util.encoders.Hex;

/** Whom a recipient info names: by issuer and serial number, or by the subject key identifier (RFC 5652 6.2.1). */
final class RecipientMatch {
    private RecipientMatch() {}

    static ASN1Encodable of(RecipientIdentifier id) {
        return id.getId();
    }

    static ASN1Encodable of(KeyAgreeRecipientIdentifier id) {
        return id.getIssuerAndSerialNumber() != null
                ? id.getIssuerAndSerialNumber()
                : id.getRKeyID().getSubjectKeyIdentifier();
    }

    static boolean names(ASN1Encodable id, X509Certificate certificate) {
        if (id instanceof IssuerAndSerialNumber named) {
            X500Name issuer =
                    X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
            return named.getSerialNumber().getValue().equals(certificate.getSerialNumber())
                    && named.getName().equals(issuer);
        }
        return id instanceof ASN1OctetString keyId && Arrays.equals(keyId.getOctets(), keyIdentifier(certificate));
    }

    static String inWords(ASN1Encodable id) {
        if (id instanceof IssuerAndSerialNumber named) {
            return named.getName() + ", serial number "
                    + named.getSerialNumber().getValue().toString(16);
        }
        return id instanceof ASN1OctetString keyId ? "key " + Hex.toHexString(keyId.getOctets()) : "unknown";
    }

    private static byte[] keyIdentifier(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        if (extension != null) {
            return ASN1OctetString.getInstance(
                            ASN1OctetString.getInstance(extension).getOctets())
                    .getOctets();
        }
        try { // RFC 5280 4.2.1.2, method 1
            return new JcaX509ExtensionUtils()
                    .createSubjectKeyIdentifier(SubjectPublicKeyInfo.getInstance(
                            certificate.getPublicKey().getEncoded()))
                    .getKeyIdentifier();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
