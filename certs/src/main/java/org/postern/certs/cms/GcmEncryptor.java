package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JceGenericKey;

/**
 * AES-256-GCM for one mail (RFC 5084 3.2), its key and nonce new; by SunJCE, which Bouncy Castle's own builder cannot
 * use.
 */
final class GcmEncryptor implements OutputAEADEncryptor {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final Cipher cipher;
    private final AlgorithmIdentifier algorithm;
    private final SecretKeySpec key;
    private byte[] tag = {};

    GcmEncryptor(SecureRandom random) throws GeneralSecurityException {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "AES");
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        algorithm = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, TAG));
        cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm;
    }

    @Override
    public GenericKey getKey() {
        return new JceGenericKey(algorithm, key);
    }

    @Override
    public OutputStream getOutputStream(OutputStream out) {
        return new CipherBlocks(cipher, out) {
            @Override
            void last(byte[] rest) throws IOException {
                tag = Arrays.copyOfRange(rest, rest.length - TAG, rest.length);
                out.write(rest, 0, rest.length - TAG);
            }
        };
    }

    /** There are no authenticated attributes, so nothing is ever written here. */
    @Override
    public OutputStream getAADStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public byte[] getMAC() {
        return tag.clone();
    }
}
