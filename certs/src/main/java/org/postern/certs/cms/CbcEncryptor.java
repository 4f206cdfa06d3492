package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.jcajce.JceGenericKey;

/**
 * AES-256-CBC for one mail (RFC 3565), its key and initialisation vector new; by SunJCE, a quarter of Bouncy Castle's
 * time.
 */
final class CbcEncryptor implements OutputEncryptor {
    private final Cipher cipher;
    private final AlgorithmIdentifier algorithm;
    private final SecretKeySpec key;

    CbcEncryptor(SecureRandom random) throws GeneralSecurityException {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "AES");
        byte[] iv = new byte[16];
        random.nextBytes(iv);
        algorithm = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv));
        cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", "SunJCE");
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
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
                out.write(rest);
                out.close(); // the octet string it goes into; with GCM the envelope does it
            }
        };
    }
}
