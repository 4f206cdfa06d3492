package org.postern.certs.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.certs.Fingerprint;
import org.postern.certs.MailAddresses;
import org.postern.certs.PrivateFile;

/**
 * Private keys below the home folder, a PKCS #12 file each, all under the password in the file {@code password} beside
 * them or in the service's credential {@code postern-keys}; all of mode 0600. And those in the token, if one is noted
 * here.
 */
public final class KeyFolder implements KeySource {
    private static final String ENDING = ".p12";

    private final Path folder;
    private final SecureRandom random;
    private final Map<Path, Read> read = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable Opened> token = new AtomicReference<>();

    private record Opened(TokenPlace place, Token token) {}

    private record Read(FileTime changed, List<OwnKey> keys) {}

    public KeyFolder(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** Keeps a key whose certificate is made out to somebody; answers it as it is kept. */
    public OwnKey add(KeyEntry entry) throws IOException {
        List<String> addresses = addresses(entry.certificate());
        if (addresses.isEmpty()) {
            throw new IOException("The certificate of this private key is made out to no mail address");
        }
        if (!fits(entry)) {
            throw new IOException(
                    "The private key does not belong to its certificate " + Fingerprint.of(entry.certificate()));
        }
        Path file = folder.resolve(fileName(addresses.getFirst(), entry.certificate()));
        PrivateFile.replace(file, Pkcs12.modern(addresses.getFirst(), entry, password()));
        return new OwnKey(addresses, entry.key(), entry.chain(), file.toString());
    }

    @Override
    public List<OwnKey> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<OwnKey> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                keys.addAll(read(file));
            }
        }
        keys.addAll(inToken());
        return List.copyOf(keys);
    }

    /** A token that does not open fails the whole: mail for its keys must wait and not count as unreadable. */
    private List<OwnKey> inToken() throws IOException {
        Optional<TokenPlace> place = TokenPlace.noted(folder);
        if (place.isEmpty()) {
            return List.of();
        }
        Opened before = token.get();
        if (before == null || !before.place().equals(place.get())) {
            before = new Opened(place.get(), Token.open(place.get()));
            token.set(before);
        }
        return before.token().all();
    }

    /** The keys for one address, the longest lasting first. */
    public List<OwnKey> of(String address) throws IOException {
        return all().stream()
                .filter(key -> key.addresses().contains(MailAddresses.comparable(address)))
                .sorted(Comparator.comparing((OwnKey key) -> key.certificate().getNotAfter())
                        .reversed())
                .toList();
    }

    // Opening a PKCS #12 file is made slow on purpose, so each is opened once.
    private List<OwnKey> read(Path file) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        Read before = read.get(file);
        if (before != null && before.changed().equals(changed)) {
            return before.keys();
        }
        List<OwnKey> keys = new ArrayList<>();
        try {
            for (KeyEntry entry : Pkcs12.read(PrivateFile.read(file), password())) {
                keys.add(new OwnKey(addresses(entry.certificate()), entry.key(), entry.chain(), file.toString()));
            }
        } catch (WrongPassword e) {
            throw new IOException(file + " does not open with the password of the folder; restore both together", e);
        }
        read.put(file, new Read(changed, List.copyOf(keys)));
        return keys;
    }

    private boolean hasKeys() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(ENDING));
        }
    }

    private char[] password() throws IOException {
        String credentials = System.getenv("CREDENTIALS_DIRECTORY"); // systemd.exec(5), LoadCredential=
        Path credential = credentials == null ? folder : Path.of(credentials, "postern-keys");
        Path file = Files.isRegularFile(credential) ? credential : folder.resolve("password");
        if (!Files.exists(file) && hasKeys()) {
            throw new IOException("The password of the keys in " + folder + " is neither in " + file
                    + " nor a credential; give it as CREDENTIALS_DIRECTORY/postern-keys, or restore the file");
        }
        if (!Files.exists(file)) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            PrivateFile.createOnce(file, (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return new String(PrivateFile.read(file), StandardCharsets.UTF_8)
                .strip()
                .toCharArray();
    }

    static List<String> addresses(X509Certificate certificate) {
        try {
            return MailAddresses.of(certificate);
        } catch (CertificateParsingException damaged) {
            return List.of();
        }
    }

    private static boolean fits(KeyEntry entry) throws IOException {
        byte[] sample = "postern".getBytes(StandardCharsets.US_ASCII);
        String method = entry.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            var signature = Signature.getInstance(method);
            signature.initSign(entry.key());
            signature.update(sample);
            byte[] made = signature.sign();
            signature.initVerify(entry.certificate().getPublicKey());
            signature.update(sample);
            return signature.verify(made);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    private static String fileName(String address, X509Certificate certificate) {
        String safe = address.replaceAll("[^a-z0-9.@+-]", "-").replaceFirst("^\\.", "-");
        return safe + "_" + Fingerprint.of(certificate).replace(":", "").substring(0, 16) + ENDING;
    }
}
