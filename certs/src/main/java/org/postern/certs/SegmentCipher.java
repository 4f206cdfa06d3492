package org.postern.certs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * One item's segments in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar 2015): nonce = 7 bytes prefix, 4
 * bytes counter, 1 byte "last"; so a segment moved, dropped, repeated or cut off fails its tag.
 */
final class SegmentCipher {
    static final int SEGMENT = 64 * 1024;
    static final int TAG = 16;
    static final int PREFIX = 7;

    private final SecretKey key;
    private final byte[] prefix;
    private final byte[] associated;
    private final Cipher cipher;
    private int counter;

    SegmentCipher(String itemId, SecretKey key, byte[] prefix) {
        this.key = key;
        this.prefix = prefix.clone();
        this.associated = ("postern-seal-1\0" + itemId).getBytes(StandardCharsets.UTF_8);
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is not available", impossible);
        }
    }

    byte[] seal(byte[] plain, int length, boolean last) {
        try {
            return next(Cipher.ENCRYPT_MODE, plain, length, last);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM does not encrypt", impossible);
        }
    }

    byte[] open(byte[] sealed, int length, boolean last) throws SealBroken {
        try {
            return next(Cipher.DECRYPT_MODE, sealed, length, last);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("Segment " + counter + " of the sealed body is not what was sealed", e);
        }
    }

    private byte[] next(int mode, byte[] bytes, int length, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(PREFIX + 5)
                .put(prefix)
                .putInt(counter)
                .put((byte) (last ? 1 : 0))
                .array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(associated);
        byte[] done = cipher.doFinal(bytes, 0, length);
        counter = Math.incrementExact(counter); // a nonce must never come twice
        return done;
    }
}
