package org.postern.certs.cms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMECapabilitiesAttribute;
import org.bouncycastle.asn1.smime.SMIMECapabilityVector;
import org.bouncycastle.asn1.smime.SMIMEEncryptionKeyPreferenceAttribute;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.postern.certs.TestCa;

/** Signed mail made with Bouncy Castle's own generators and not with ours. */
final class TestSigned {
    private TestSigned() {}

    static byte[] cms(byte[] content, boolean opaque, List<TestCa.Issued> others, SignerInfoGenerator... signers)
            throws CMSException, IOException, CertificateEncodingException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        for (SignerInfoGenerator signer : signers) {
            generator.addSignerInfoGenerator(signer);
        }
        generator.addCertificates(
                new JcaCertStore(others.stream().map(TestCa.Issued::certificate).toList()));
        return generator.generate(new CMSProcessableByteArray(content), opaque).getEncoded();
    }

    static SignerInfoGenerator signer(String algorithm, TestCa.Issued issued)
            throws OperatorCreationException, CertificateEncodingException {
        return builder().build(content(algorithm, issued), issued.certificate());
    }

    static SignerInfoGenerator withoutAttributes(String algorithm, TestCa.Issued issued)
            throws OperatorCreationException, CertificateEncodingException {
        return builder().setDirectSignature(true).build(content(algorithm, issued), issued.certificate());
    }

    static SignerInfoGenerator announcing(TestCa.Issued issued, TestCa.Issued encryption, ASN1ObjectIdentifier... what)
            throws OperatorCreationException, CertificateEncodingException {
        SMIMECapabilityVector capabilities = new SMIMECapabilityVector();
        for (ASN1ObjectIdentifier capability : what) {
            if (capability.equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
                capabilities.addCapability(capability, Oaep.SHA256.getParameters());
            } else {
                capabilities.addCapability(capability);
            }
        }
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new SMIMECapabilitiesAttribute(capabilities));
        attributes.add(new SMIMEEncryptionKeyPreferenceAttribute(new IssuerAndSerialNumber(
                X500Name.getInstance(
                        encryption.certificate().getIssuerX500Principal().getEncoded()),
                encryption.certificate().getSerialNumber())));
        return builder()
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                .build(content("SHA256withRSA", issued), issued.certificate());
    }

    private static JcaSignerInfoGeneratorBuilder builder() throws OperatorCreationException {
        return new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
    }

    private static ContentSigner content(String algorithm, TestCa.Issued issued) throws OperatorCreationException {
        return new JcaContentSignerBuilder(algorithm)
                .setProvider(TestEnvelope.BC)
                .build(issued.key());
    }

    static byte[] detachedMail(byte[] content, byte[] cms) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return ("From: ann.reed@parents.example\r\n"
                        + "MIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n"
                        + " micalg=sha-256; boundary=\"--=_b\"\r\n\r\n"
                        + "This is signed.\r\n"
                        + "----=_b\r\n" + text + "\r\n----=_b\r\n"
                        + "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(cms) + "\r\n----=_b--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] opaqueMail(byte[] cms) {
        return TestEnvelope.mail("application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", cms);
    }
}
