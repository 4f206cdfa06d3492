package org.postern.certs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;

/**
 * The server's TLS key and self-signed certificate: {@code tls.p12} and the password {@code tls.password} in the home
 * folder, both of mode 0600, made at the first start and never replaced.
 */
public record ServerKey(Path keystore, Path passwordFile, String fingerprint, Instant expires, boolean created) {
    public static final String ALIAS = "postern";

    /** Opens the key in {@code home}, or makes it for {@code names} when neither file is there. */
    public static ServerKey openOrCreate(Path home, ServerNames names, InstantSource clock, SecureRandom random)
            throws IOException {
        Path keystore = home.resolve("tls.p12");
        Path passwordFile = home.resolve("tls.password");
        boolean create = !Files.exists(keystore);
        if (create) {
            create(keystore, passwordFile, SelfSigned.make(names, clock, random), random);
        }
        X509Certificate certificate = certificate(keystore, passwordFile);
        return new ServerKey(
                keystore,
                passwordFile,
                Fingerprint.of(certificate),
                certificate.getNotAfter().toInstant(),
                create);
    }

    /** A key that the administrator brought, as PKCS#12 with its password in a file. */
    public static ServerKey configured(Path keystore, Path passwordFile) throws IOException {
        X509Certificate certificate = certificate(keystore, passwordFile);
        return new ServerKey(
                keystore,
                passwordFile,
                Fingerprint.of(certificate),
                certificate.getNotAfter().toInstant(),
                false);
    }

    /** The keystore's password, also that of the key. */
    public char[] password() throws IOException {
        return password(passwordFile);
    }

    // The password is written first: a crash in between leaves a password without a key, and the next start uses it.
    private static void create(Path keystore, Path passwordFile, SelfSigned made, SecureRandom random)
            throws IOException {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        PrivateFile.createOnce(
                passwordFile, (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
        PrivateFile.createOnce(keystore, pkcs12(made.pair(), made.certificate(), password(passwordFile)));
    }

    private static char[] password(Path file) throws IOException {
        return new String(PrivateFile.read(file), StandardCharsets.US_ASCII)
                .strip()
                .toCharArray();
    }

    private static byte[] pkcs12(KeyPair pair, X509Certificate certificate, char[] password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(ALIAS, pair.getPrivate(), password, new Certificate[] {certificate});
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("The server key cannot be stored", e);
        }
    }

    private static X509Certificate certificate(Path keystore, Path passwordFile) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(PrivateFile.read(keystore)), password(passwordFile));
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return certificate;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(keystore + " cannot be opened: " + e.getMessage(), e);
        }
        throw new IOException(keystore + " holds no key");
    }
}
