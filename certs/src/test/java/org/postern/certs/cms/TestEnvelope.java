package org.postern.certs.cms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.SimpleAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/** Encrypted mail of every kind, made with Bouncy Castle's own generators and not with ours. */
final class TestEnvelope {
    static final BouncyCastleProvider BC = new BouncyCastleProvider();

    private TestEnvelope() {}

    static byte[] enveloped(byte[] content, ASN1ObjectIdentifier cipher, RecipientInfoGenerator... recipients)
            throws CMSException, IOException {
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        for (RecipientInfoGenerator recipient : recipients) {
            generator.addRecipientInfoGenerator(recipient);
        }
        return generator
                .generate(new CMSProcessableByteArray(content), encryptor(cipher))
                .getEncoded();
    }

    static byte[] authEnveloped(
            byte[] content, ASN1ObjectIdentifier cipher, boolean attributes, RecipientInfoGenerator... recipients)
            throws CMSException, IOException {
        CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
        for (RecipientInfoGenerator recipient : recipients) {
            generator.addRecipientInfoGenerator(recipient);
        }
        if (attributes) {
            ASN1EncodableVector vector = new ASN1EncodableVector();
            vector.add(new Attribute(CMSAttributes.contentHint, new DERSet(new DERUTF8String("hint"))));
            generator.setAuthenticatedAttributeGenerator(new SimpleAttributeTableGenerator(new AttributeTable(vector)));
        }
        return generator
                .generate(new CMSProcessableByteArray(content), (OutputAEADEncryptor) encryptor(cipher))
                .getEncoded();
    }

    private static OutputEncryptor encryptor(ASN1ObjectIdentifier cipher) throws CMSException {
        return new JceCMSContentEncryptorBuilder(cipher).setProvider(BC).build();
    }

    static RecipientInfoGenerator pkcs1(X509Certificate certificate) throws GeneralSecurityException {
        return new JceKeyTransRecipientInfoGenerator(certificate).setProvider(BC);
    }

    static RecipientInfoGenerator byKeyId(X509Certificate certificate) throws GeneralSecurityException {
        byte[] id = new JcaX509ExtensionUtils()
                .createSubjectKeyIdentifier(certificate.getPublicKey())
                .getKeyIdentifier();
        return new JceKeyTransRecipientInfoGenerator(id, certificate.getPublicKey()).setProvider(BC);
    }

    static RecipientInfoGenerator oaep(X509Certificate certificate, String digest) throws GeneralSecurityException {
        OAEPParameterSpec spec =
                new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), PSource.PSpecified.DEFAULT);
        AlgorithmIdentifier algorithm =
                new JcaAlgorithmParametersConverter().getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, spec);
        return new JceKeyTransRecipientInfoGenerator(certificate, algorithm).setProvider(BC);
    }

    static RecipientInfoGenerator ecdh(X509Certificate certificate, ASN1ObjectIdentifier scheme)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(((ECPublicKey) certificate.getPublicKey()).getParams());
        KeyPair once = generator.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        scheme, once.getPrivate(), once.getPublic(), NISTObjectIdentifiers.id_aes256_wrap)
                .addRecipient(certificate)
                .setProvider(BC);
    }

    /** The CMS as a mail, its type named as given. */
    static byte[] mail(String type, byte[] cms) {
        return ("From: ann.reed@parents.example\r\nSubject: [...]\r\nMIME-Version: 1.0\r\nContent-Type: " + type
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(cms) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] mail(byte[] cms) {
        return mail("application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"", cms);
    }
}
