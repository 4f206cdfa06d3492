package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSEnvelopedGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;

/**
 * Opens the envelope around a mail. AES-256-CBC unless every reader takes AES-256-GCM, for the content has one cipher;
 * the key of the content goes to each by RSA PKCS #1, by OAEP if that reader takes it, or by ECDH (RFC 5753).
 */
public final class EnvelopeWriter {
    private static final String PROVIDER = "SunJCE";

    private final Map<X509Certificate, Capabilities> readers = new LinkedHashMap<>();
    private final int bufferSize;
    private final SecureRandom random;

    public EnvelopeWriter(int bufferSize, SecureRandom random) {
        this.bufferSize = bufferSize;
        this.random = random;
    }

    /** One certificate counts once, with what all its owners' programs read. */
    public void add(X509Certificate certificate, Capabilities reads) {
        readers.merge(certificate, reads, (a, b) -> new Capabilities(a.aesGcm() && b.aesGcm(), a.oaep() && b.oaep()));
    }

    /** Whether it will be AuthEnvelopedData. */
    public boolean isAuthenticated() {
        return !readers.isEmpty() && readers.values().stream().allMatch(Capabilities::aesGcm);
    }

    /** RFC 8551 3.2.2. */
    public String smimeType() {
        return isAuthenticated() ? "authEnveloped-data" : "enveloped-data";
    }

    /**
     * What is written to the result is encrypted to {@code out}; closing the result ends the envelope and not
     * {@code out}.
     */
    public OutputStream open(OutputStream out) throws IOException {
        try {
            return isAuthenticated() ? authenticated(out) : enveloped(out);
        } catch (GeneralSecurityException | CMSException e) {
            throw new IOException("The envelope cannot be made: " + e.getMessage(), e);
        }
    }

    private OutputStream enveloped(OutputStream out) throws IOException, GeneralSecurityException, CMSException {
        CMSEnvelopedDataStreamGenerator generator = new CMSEnvelopedDataStreamGenerator();
        generator.setBufferSize(bufferSize);
        addReaders(generator);
        return generator.open(out, new CbcEncryptor(random));
    }

    // Without authenticated attributes: OpenSSL writes and reads them with wrong tags.
    private OutputStream authenticated(OutputStream out) throws IOException, GeneralSecurityException, CMSException {
        CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
        generator.setBufferSize(bufferSize);
        addReaders(generator);
        return generator.open(out, new GcmEncryptor(random));
    }

    private void addReaders(CMSEnvelopedGenerator generator) throws GeneralSecurityException {
        for (Map.Entry<X509Certificate, Capabilities> reader : readers.entrySet()) {
            generator.addRecipientInfoGenerator(
                    reader.getKey().getPublicKey() instanceof ECPublicKey key
                            ? agreement(reader.getKey(), key)
                            : transport(reader.getKey(), reader.getValue()));
        }
    }

    private static RecipientInfoGenerator transport(X509Certificate certificate, Capabilities reads)
            throws CertificateEncodingException {
        return reads.oaep()
                ? new JceKeyTransRecipientInfoGenerator(certificate, Oaep.SHA256).setProvider(Providers.BOUNCY_CASTLE)
                : new JceKeyTransRecipientInfoGenerator(certificate).setProvider(PROVIDER);
    }

    // RFC 5753 7.2 and RFC 8551 2.3: standard ECDH with the digest that is as strong as the curve
    private static RecipientInfoGenerator agreement(X509Certificate certificate, ECPublicKey key)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(key.getParams());
        KeyPair once = generator.generateKeyPair();
        boolean strong = key.getParams().getOrder().bitLength() > 256;
        return new JceKeyAgreeRecipientInfoGenerator(
                        strong ? CMSAlgorithm.ECDH_SHA384KDF : CMSAlgorithm.ECDH_SHA256KDF,
                        once.getPrivate(),
                        once.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .addRecipient(certificate)
                .setProvider(Providers.BOUNCY_CASTLE);
    }
}
