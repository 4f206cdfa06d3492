package org.postern.certs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that wrap the items' keys, one line {@code id base64} each in a file of mode 0600; the last line is the
 * current one, the others stay so that older items open until they are rewrapped.
 */
public final class KeyEncryptionKeys {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final SecureRandom random;
    private SequencedMap<String, SecretKey> keys;

    private KeyEncryptionKeys(Path file, SecureRandom random, SequencedMap<String, SecretKey> keys) {
        this.file = file;
        this.random = random;
        this.keys = keys;
    }

    /** Reads the file, or makes it with one new key when it is not there. */
    public static KeyEncryptionKeys openOrCreate(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.createOnce(file, newLine(random).getBytes(StandardCharsets.US_ASCII));
        }
        return new KeyEncryptionKeys(file, random, load(file));
    }

    /** The id of the key that wraps from now on. */
    public synchronized String currentId() {
        return keys.lastEntry().getKey();
    }

    /** Adds a new current key and returns its id. Rewrap the items, then the old lines may be removed. */
    public synchronized String rotate() throws IOException {
        String text = new String(PrivateFile.read(file), StandardCharsets.US_ASCII);
        String separator = text.endsWith("\n") ? "" : "\n";
        PrivateFile.replace(file, (text + separator + newLine(random)).getBytes(StandardCharsets.US_ASCII));
        keys = load(file);
        return currentId();
    }

    /** The same item key under the current key-encryption key; the sealed body stays as it is. */
    public WrappedKey rewrap(String itemId, WrappedKey wrapped) throws IOException {
        return wrap(itemId, unwrap(itemId, wrapped));
    }

    // AES-GCM rather than AES-KW: the item id is authenticated, so one item's key cannot be put in another's row.
    WrappedKey wrap(String itemId, SecretKey itemKey) {
        String id = currentId();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, itemId, nonce).doFinal(itemKey.getEncoded());
            byte[] bytes = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, bytes, NONCE_BYTES, sealed.length);
            return new WrappedKey(id, bytes);
        } catch (GeneralSecurityException | SealBroken impossible) {
            throw new IllegalStateException("AES-GCM is not available", impossible);
        }
    }

    SecretKey unwrap(String itemId, WrappedKey wrapped) throws IOException {
        reloadUnlessKnown(wrapped.kekId());
        byte[] bytes = wrapped.bytes();
        if (bytes.length <= NONCE_BYTES) {
            throw new SealBroken("The key of item " + itemId + " is too short");
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, wrapped.kekId(), itemId, nonce);
            return new SecretKeySpec(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), "AES");
        } catch (GeneralSecurityException e) {
            throw new SealBroken("The key of item " + itemId + " does not unwrap", e);
        }
    }

    private Cipher cipher(int mode, String kekId, String itemId, byte[] nonce)
            throws GeneralSecurityException, SealBroken {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(kekId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((kekId + '\0' + itemId).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private synchronized SecretKey key(String id) throws SealBroken {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new SealBroken("There is no key-encryption key " + id + " in " + file);
        }
        return key;
    }

    // Another process (the command line) may have rotated since we read the file.
    private synchronized void reloadUnlessKnown(String id) throws IOException {
        if (!keys.containsKey(id)) {
            keys = load(file);
        }
    }

    private static String newLine(SecureRandom random) {
        byte[] id = new byte[4];
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        return "k" + HexFormat.of().formatHex(id) + " " + Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static SequencedMap<String, SecretKey> load(Path file) throws IOException {
        SequencedMap<String, SecretKey> keys = new LinkedHashMap<>();
        String text = new String(PrivateFile.read(file), StandardCharsets.US_ASCII);
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            Map.Entry<String, SecretKey> entry = parse(file, line);
            if (keys.put(entry.getKey(), entry.getValue()) != null) {
                throw new IOException(file + " names key " + entry.getKey() + " twice");
            }
        }
        if (keys.isEmpty()) {
            throw new IOException(file + " holds no key");
        }
        return keys;
    }

    private static Map.Entry<String, SecretKey> parse(Path file, String line) throws IOException {
        int space = line.indexOf(' ');
        try {
            byte[] key = Base64.getDecoder().decode(line.substring(space + 1).strip());
            if (space > 0 && key.length == KEY_BYTES) {
                return Map.entry(line.substring(0, space), new SecretKeySpec(key, "AES"));
            }
        } catch (IllegalArgumentException notBase64) {
            throw new IOException(file + " holds a line that is not \"id base64-key\"", notBase64);
        }
        throw new IOException(file + " holds a line that is not \"id base64-key\"");
    }
}
