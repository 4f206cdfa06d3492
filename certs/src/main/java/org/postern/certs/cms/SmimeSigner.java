package org.postern.certs.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMECapabilitiesAttribute;
import org.bouncycastle.asn1.smime.SMIMECapabilityVector;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.io.TeeOutputStream;
import org.postern.certs.Base64Lines;
import org.postern.certs.HeaderBlock;

/** Wraps an entity in multipart/signed (RFC 8551 3.5.3) in one pass. */
public final class SmimeSigner {
    /** Writes the entity to be signed: all of it 7bit, its lines ended by CRLF (RFC 8551 3.1). */
    @FunctionalInterface
    public interface Payload {
        void writeTo(OutputStream out) throws IOException;
    }

    private final SigningKey key;
    private final SecureRandom random;

    public SmimeSigner(SigningKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** After an IOException what was written must be thrown away. */
    public void sign(Payload payload, OutputStream out) throws IOException {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String boundary = "=_" + HexFormat.of().formatHex(bytes);
        Method method = Method.of(key.certificate());
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        out.write(HeaderBlock.bytes(head(boundary, method)));
        try (OutputStream digest = generator(method).open(signature, false)) {
            payload.writeTo(new TeeOutputStream(out, digest));
        } catch (GeneralSecurityException | CMSException | OperatorCreationException e) {
            throw new IOException("The mail cannot be signed: " + e.getMessage(), e);
        }
        out.write(HeaderBlock.bytes(signaturePart(boundary)));
        Base64Lines lines = new Base64Lines(out);
        signature.writeTo(lines);
        lines.finish();
        out.write(HeaderBlock.bytes("--" + boundary + "--\r\n"));
    }

    private record Method(String algorithm, String digest) {
        // RFC 5480 4: the digest is as strong as the curve
        static Method of(X509Certificate certificate) {
            if (certificate.getPublicKey() instanceof ECPublicKey ec) {
                int bits = ec.getParams().getOrder().bitLength();
                String digest = bits <= 256 ? "256" : bits <= 384 ? "384" : "512";
                return new Method("SHA" + digest + "withECDSA", "sha-" + digest);
            }
            return new Method("SHA256withRSA", "sha-256");
        }
    }

    private static String head(String boundary, Method method) {
        return "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n micalg=" + method.digest()
                + "; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n";
    }

    private static String signaturePart(String boundary) {
        return "\r\n--" + boundary + """
            \r
            Content-Type: application/pkcs7-signature; name="smime.p7s"\r
            Content-Transfer-Encoding: base64\r
            Content-Disposition: attachment; filename="smime.p7s"\r
            \r
            """;
    }

    private CMSSignedDataStreamGenerator generator(Method method)
            throws GeneralSecurityException, CMSException, OperatorCreationException {
        CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
        SignerInfoGenerator signer = new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes()))
                .build(new JcaContentSignerBuilder(method.algorithm()).build(key.key()), key.certificate());
        generator.addSignerInfoGenerator(signer);
        List<X509Certificate> certificates = new ArrayList<>(List.of(key.certificate()));
        certificates.addAll(key.issuers());
        generator.addCertificates(new JcaCertStore(certificates));
        return generator;
    }

    private AttributeTable attributes() {
        SMIMECapabilityVector capabilities = new SMIMECapabilityVector();
        if (key.reads().aesGcm()) {
            capabilities.addCapability(NISTObjectIdentifiers.id_aes256_GCM);
            capabilities.addCapability(NISTObjectIdentifiers.id_aes128_GCM);
        }
        capabilities.addCapability(NISTObjectIdentifiers.id_aes256_CBC);
        capabilities.addCapability(NISTObjectIdentifiers.id_aes128_CBC);
        if (key.reads().oaep()) {
            capabilities.addCapability(PKCSObjectIdentifiers.id_RSAES_OAEP, Oaep.SHA256.getParameters());
        }
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new SMIMECapabilitiesAttribute(capabilities));
        return new AttributeTable(attributes);
    }
}
