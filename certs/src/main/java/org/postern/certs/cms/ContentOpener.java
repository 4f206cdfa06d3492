package org.postern.certs.cms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Decrypts the content into a file, which is worth nothing until {@link #open} has returned. */
final class ContentOpener {
    private static final String PROVIDER = "SunJCE";
    private static final int BLOCK = 64 * 1024;
    private static final int GCM_NONCE = 12;

    private final ContentKind kind;
    private final byte[] key;
    private final AlgorithmIdentifier algorithm;

    ContentOpener(ContentKind kind, byte[] key, AlgorithmIdentifier algorithm) {
        this.kind = kind;
        this.key = key;
        this.algorithm = algorithm;
    }

    void open(Envelope envelope, Path target) throws IOException, GeneralSecurityException {
        if (kind.isAuthenticated()) {
            openGcm(envelope, target);
        } else {
            openCbc(envelope, target);
        }
    }

    private void openCbc(Envelope envelope, Path target) throws IOException, GeneralSecurityException {
        boolean des = kind == ContentKind.TRIPLE_DES;
        byte[] iv = ASN1OctetString.getInstance(algorithm.getParameters()).getOctets();
        Cipher cipher = Cipher.getInstance(des ? "DESede/CBC/PKCS5Padding" : "AES/CBC/PKCS5Padding", PROVIDER);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, des ? "DESede" : "AES"), new IvParameterSpec(iv));
        try (OutputStream out = new GuardedTarget(target)) {
            run(cipher, envelope.content(), out);
            out.write(cipher.doFinal());
        }
        envelope.trailer();
    }

    /**
     * GCM is its counter mode and a tag (NIST SP 800-38D 7.2). SunJCE's GCM holds a whole message back until it has
     * seen the tag; so the content is deciphered in counter mode, then ciphered again, which gives the tag it should
     * have.
     */
    private void openGcm(Envelope envelope, Path target) throws IOException, GeneralSecurityException {
        GCMParameters parameters = GCMParameters.getInstance(algorithm.getParameters());
        byte[] nonce = parameters.getNonce();
        if (nonce.length != GCM_NONCE) {
            throw new Undecryptable("The encryption has a nonce of a length that is not in use.");
        }
        byte[] counter = Arrays.copyOf(nonce, 16);
        counter[15] = 2; // 1 is the tag's
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding", PROVIDER);
        cipher.init(Cipher.DECRYPT_MODE, aes(), new IvParameterSpec(counter));
        try (OutputStream out = new GuardedTarget(target)) {
            run(cipher, envelope.content(), out);
            out.write(cipher.doFinal());
        }
        Envelope.Trailer trailer = envelope.trailer();
        byte[] tag = tag(parameters, trailer.attributes(), target);
        if (!MessageDigest.isEqual(tag, trailer.tag())) {
            throw new Undecryptable("The mail was changed after it was encrypted (its tag is wrong).");
        }
    }

    private byte[] tag(GCMParameters parameters, byte[] attributes, Path opened)
            throws IOException, GeneralSecurityException {
        int length = parameters.getIcvLen();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", PROVIDER);
        cipher.init(Cipher.ENCRYPT_MODE, aes(), new GCMParameterSpec(8 * length, parameters.getNonce()));
        cipher.updateAAD(attributes);
        try (InputStream in = new GuardedSource(Files.newInputStream(opened))) {
            run(cipher, in, OutputStream.nullOutputStream());
        }
        byte[] rest = cipher.doFinal();
        return Arrays.copyOfRange(rest, rest.length - length, rest.length);
    }

    private SecretKeySpec aes() {
        return new SecretKeySpec(key, "AES");
    }

    private static void run(Cipher cipher, InputStream in, OutputStream out) throws IOException, ShortBufferException {
        byte[] from = new byte[BLOCK];
        byte[] to = new byte[BLOCK + 64];
        for (int count = in.read(from); count >= 0; count = in.read(from)) {
            int made = cipher.update(from, 0, count, to, 0);
            out.write(to, 0, made);
        }
    }
}
