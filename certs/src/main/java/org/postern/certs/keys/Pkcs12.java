package org.postern.certs.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;

/** Private keys with their certificates as PKCS #12 (RFC 7292). */
public final class Pkcs12 {
    private Pkcs12() {}

    /** With AES-256 and a SHA-256 seal, as every current mail program but gpgsm reads it. */
    public static byte[] modern(String name, KeyEntry entry, char[] password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(name, entry.key(), password, entry.chain().toArray(Certificate[]::new));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("The private key cannot be written: " + e.getMessage(), e);
        }
    }

    /** With 3DES and a SHA-1 seal, for gpgsm and old Windows; only the password protects it for long. */
    public static byte[] legacy(String name, KeyEntry entry, char[] password) throws IOException {
        try {
            SubjectKeyIdentifier id = new JcaX509ExtensionUtils()
                    .createSubjectKeyIdentifier(entry.certificate().getPublicKey());
            PKCS12SafeBagBuilder key = new JcaPKCS12SafeBagBuilder(entry.key(), tripleDes(password));
            List<PKCS12SafeBag> certificates = new ArrayList<>();
            for (X509Certificate certificate : entry.chain()) {
                PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(certificate);
                if (certificates.isEmpty()) {
                    named(bag, name, id);
                }
                certificates.add(bag.build());
            }
            PKCS12PfxPduBuilder builder = new PKCS12PfxPduBuilder();
            builder.addEncryptedData(tripleDes(password), certificates.toArray(PKCS12SafeBag[]::new));
            builder.addData(named(key, name, id).build());
            return sealed(
                    builder.build(new BcPKCS12MacCalculatorBuilder(), password).getContentInfos(), password);
        } catch (GeneralSecurityException | PKCSException | OperatorCreationException e) {
            throw new IOException("The private key cannot be written: " + e.getMessage(), e);
        }
    }

    // Bouncy Castle writes encrypted parts in pieces (BER), which gpgsm does not read; so all is written anew in one
    // (DER).
    private static byte[] sealed(ContentInfo[] parts, char[] password) throws IOException, OperatorCreationException {
        byte[] safe = new DERSequence(parts).getEncoded(ASN1Encoding.DER);
        BcPKCS12MacCalculatorBuilder builder = new BcPKCS12MacCalculatorBuilder();
        MacCalculator seal = builder.build(password);
        try (OutputStream out = seal.getOutputStream()) {
            out.write(safe);
        }
        PKCS12PBEParams derived =
                PKCS12PBEParams.getInstance(seal.getAlgorithmIdentifier().getParameters());
        DigestInfo digest = new DigestInfo(builder.getDigestAlgorithmIdentifier(), seal.getMac());
        MacData mac =
                new MacData(digest, derived.getIV(), derived.getIterations().intValueExact());
        return new Pfx(new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(safe)), mac)
                .getEncoded(ASN1Encoding.DER);
    }

    private static PKCS12SafeBagBuilder named(PKCS12SafeBagBuilder bag, String name, SubjectKeyIdentifier id) {
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(name))
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, id);
    }

    private static OutputEncryptor tripleDes(char[] password) {
        return new BcPKCS12PBEOutputEncryptorBuilder(
                        PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                        CBCBlockCipher.newInstance(new DESedeEngine()))
                .build(password);
    }

    /** Whether the bytes begin like a PKCS #12 file: a sequence whose first element is the version, 3. */
    public static boolean looksLikeOne(byte[] content) {
        if (content.length < 10 || content[0] != 0x30) {
            return false;
        }
        int lengthBytes = content[1] >= 0 ? 0 : content[1] & 0x7f;
        int at = 2 + lengthBytes;
        return content.length > at + 2 && content[at] == 2 && content[at + 1] == 1 && content[at + 2] == 3;
    }

    /** Every private key in it. */
    public static List<KeyEntry> read(byte[] content, char[] password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password);
            return entries(store, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("The private key cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? new WrongPassword(e)
                    : new IOException("This is not a PKCS #12 file: " + e.getMessage(), e);
        }
    }

    private static List<KeyEntry> entries(KeyStore store, char[] password)
            throws GeneralSecurityException, WrongPassword {
        List<KeyEntry> entries = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
                entries.add(new KeyEntry(key, chain(store.getCertificateChain(alias))));
            }
        }
        return List.copyOf(entries);
    }

    static List<X509Certificate> chain(Certificate[] chain) {
        return Arrays.stream(chain)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }
}
