package org.postern.certs.cms;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.RecipientKeyIdentifier;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.smime.SMIMEAttributes;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;

/** What a signer says under the signature (RFC 8551 2.5); an attribute that is malformed was not said. */
final class SignedAttributes {
    // Outlook's own form of the encryption key preference, [MS-OXOSMIME]
    private static final ASN1ObjectIdentifier OUTLOOK_PREFERENCE = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.16.4");
    private static final int BY_ISSUER = 0;
    private static final int BY_RECIPIENT_KEY = 1;

    private interface Reading<T> {
        T of(ASN1Set values);
    }

    private final Optional<AttributeTable> table;

    SignedAttributes(SignerInformation signer) {
        table = Optional.ofNullable(signer.getSignedAttributes());
    }

    static boolean names(SignerId id, X509Certificate certificate) {
        return id.getIssuer() != null
                ? RecipientMatch.names(new IssuerAndSerialNumber(id.getIssuer(), id.getSerialNumber()), certificate)
                : RecipientMatch.names(new DEROctetString(id.getSubjectKeyIdentifier()), certificate);
    }

    Optional<Instant> time() {
        return read(
                CMSAttributes.signingTime,
                values -> Time.getInstance(values.getObjectAt(0)).getDate().toInstant());
    }

    Capabilities capabilities() {
        return read(SMIMEAttributes.smimeCapabilities, Capabilities::announced).orElse(Capabilities.NONE);
    }

    Optional<X509Certificate> encryptionCertificate(List<X509Certificate> certificates) {
        return read(SMIMEAttributes.encrypKeyPref, values -> preferred(values.getObjectAt(0)))
                .or(() -> read(OUTLOOK_PREFERENCE, values -> IssuerAndSerialNumber.getInstance(values.getObjectAt(0))))
                .flatMap(id -> certificates.stream()
                        .filter(c -> RecipientMatch.names(id, c))
                        .findFirst());
    }

    // RFC 8551 2.5.3: SMIMEEncryptionKeyPreference, tagged implicitly
    private static ASN1Encodable preferred(ASN1Encodable value) {
        ASN1TaggedObject choice = ASN1TaggedObject.getInstance(value);
        return switch (choice.getTagNo()) {
            case BY_ISSUER -> IssuerAndSerialNumber.getInstance(choice.getBaseUniversal(false, 16));
            case BY_RECIPIENT_KEY ->
                RecipientKeyIdentifier.getInstance(choice, false).getSubjectKeyIdentifier();
            default -> ASN1OctetString.getInstance(choice, false);
        };
    }

    private <T> Optional<T> read(ASN1ObjectIdentifier type, Reading<T> reading) {
        Optional<Attribute> attribute =
                table.map(t -> t.get(type)).filter(a -> a.getAttrValues().size() > 0);
        try {
            return attribute.map(a -> reading.of(a.getAttrValues()));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
