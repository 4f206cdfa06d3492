package org.postern.certs.cms;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipient;

/** ECDH key agreement with the sender's one-time key (RFC 5753 3.1). */
final class EcUnwrap extends JceKeyAgreeRecipient {
    private EcUnwrap(PrivateKey key) {
        super(key);
        setProvider(Providers.BOUNCY_CASTLE);
    }

    static KeyOpener.UnwrappedKey open(
            SchoolKey key, KeyAgreeRecipientInfo info, ASN1OctetString wrapped, AlgorithmIdentifier content)
            throws CMSException, InvalidKeyException {
        OriginatorPublicKey sender = info.getOriginator().getOriginatorKey();
        if (sender == null) {
            throw new InvalidKeyException("The sender's key is not in the mail");
        }
        // RFC 5753 3.1.1: the curve is the recipient's when the sender's key does not name it
        AlgorithmIdentifier curve = SubjectPublicKeyInfo.getInstance(
                        key.certificate().getPublicKey().getEncoded())
                .getAlgorithm();
        byte[] bytes = new EcUnwrap(key.key())
                .extractSecretKey(
                        info.getKeyEncryptionAlgorithm(),
                        content,
                        new SubjectPublicKeyInfo(
                                curve, sender.getPublicKeyData().getOctets()),
                        info.getUserKeyingMaterial(),
                        wrapped.getOctets())
                .getEncoded();
        return KeyOpener.UnwrappedKey.of(bytes, "ECDH");
    }

    @Override
    public RecipientOperator getRecipientOperator(
            AlgorithmIdentifier keyEncryption,
            AlgorithmIdentifier content,
            SubjectPublicKeyInfo sender,
            ASN1OctetString userKeyingMaterial,
            byte[] wrapped)
            throws CMSException {
        throw new CMSException("The content is opened elsewhere");
    }
}
