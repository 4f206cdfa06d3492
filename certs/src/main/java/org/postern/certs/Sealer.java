package org.postern.certs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals held bodies: AES-256-GCM in authenticated segments of 64 KiB under a key made for this item alone. Memory does
 * not grow with the body. Whoever destroys the {@link WrappedKey} has erased the item, wherever copies of it lie.
 */
public final class Sealer {
    private static final byte[] MAGIC = "PSEAL1\n".getBytes(StandardCharsets.US_ASCII);

    private final KeyEncryptionKeys keys;
    private final SecureRandom random;

    public Sealer(KeyEncryptionKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Writes {@code plain} sealed to {@code sealed} (neither is closed) and returns the key that opens it. */
    public WrappedKey seal(String itemId, InputStream plain, OutputStream sealed) throws IOException {
        SecretKey key = new SecretKeySpec(fresh(32), "AES");
        byte[] prefix = fresh(SegmentCipher.PREFIX);
        sealed.write(MAGIC);
        sealed.write(prefix);
        writeSegments(new SegmentCipher(itemId, key, prefix), plain, sealed);
        return keys.wrap(itemId, key);
    }

    /**
     * The body again; reading throws {@link SealBroken} at the first segment that is not what was sealed, before any
     * byte of that segment is given out. A caller that must have all or nothing reads to the end first.
     */
    public InputStream open(String itemId, WrappedKey wrapped, InputStream sealed) throws IOException {
        SecretKey key = keys.unwrap(itemId, wrapped);
        byte[] magic = sealed.readNBytes(MAGIC.length);
        byte[] prefix = sealed.readNBytes(SegmentCipher.PREFIX);
        if (!Arrays.equals(magic, MAGIC) || prefix.length != SegmentCipher.PREFIX) {
            throw new SealBroken("Item " + itemId + " does not begin as a sealed body");
        }
        return new UnsealingStream(sealed, new SegmentCipher(itemId, key, prefix));
    }

    /** The same item key under the current key-encryption key. */
    public WrappedKey rewrap(String itemId, WrappedKey wrapped) throws IOException {
        return keys.rewrap(itemId, wrapped);
    }

    private static void writeSegments(SegmentCipher cipher, InputStream plain, OutputStream sealed) throws IOException {
        byte[] segment = new byte[SegmentCipher.SEGMENT];
        int length = plain.readNBytes(segment, 0, segment.length);
        int ahead = length < segment.length ? -1 : plain.read();
        while (ahead >= 0) {
            sealed.write(cipher.seal(segment, length, false));
            segment[0] = (byte) ahead;
            length = 1 + plain.readNBytes(segment, 1, segment.length - 1);
            ahead = length < segment.length ? -1 : plain.read();
        }
        sealed.write(cipher.seal(segment, length, true));
    }

    private byte[] fresh(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
