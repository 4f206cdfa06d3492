package org.postern.school;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postern.model.ConfigProblem;

/**
 * Identifiers and telephones of people as an import leaves them on disk: hashes under a key that is made of the secret
 * of this gateway, which lies elsewhere, and a salt of this file. known-values.csv has rows of {@code field,hash}; the
 * salt and a sieve, which tells of no single value, stand in rows of those names.
 */
public final class KnownHashes {
    public static final String FILE = "known-values.csv";
    public static final String SALT = "salt";
    public static final String SIEVE = "sieve";
    public static final KnownHashes NONE = new KnownHashes(new byte[0], "", List.of());

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 16;
    private static final Pattern SALT_FORM = Pattern.compile("(?:[0-9a-f]{2}){16,64}");
    private static final Pattern SIEVE_FORM = Pattern.compile("\\d{1,3}:\\d{2,10}:[A-Za-z0-9+/=]*+");

    private final byte[] key;
    private final String sieve;
    /** Side by side, because there are hundreds of thousands. */
    private final long[] high;

    private final long[] low;
    private final String[] fields;

    private record Known(String field, long high, long low) {}

    private KnownHashes(byte[] key, String sieve, List<Known> all) {
        this.key = key;
        this.sieve = sieve;
        this.high = all.stream().mapToLong(Known::high).toArray();
        this.low = all.stream().mapToLong(Known::low).toArray();
        this.fields = all.stream().map(Known::field).toArray(String[]::new);
    }

    /** Takes one hash of 16 bytes and its field. */
    public interface Sink {
        void take(String field, long high, long low);
    }

    /** Made by {@link #key(byte[], String)}; empty if there are no values, or no secret. */
    public byte[] key() {
        return key.clone();
    }

    /** What sets aside most of what is not known. */
    public String sieve() {
        return sieve;
    }

    public void forEach(Sink sink) {
        for (int i = 0; i < fields.length; i++) {
            sink.take(fields[i], high[i], low[i]);
        }
    }

    /** What lies in a directory; none if it was never imported. */
    static KnownHashes load(Path directory, Optional<Path> secret, List<ConfigProblem> problems) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        List<Known> all = new ArrayList<>();
        Map<String, String> shared = new HashMap<>();
        String salt = "";
        String sieve = "";
        for (CsvTable.Row row :
                CsvTable.read(file, List.of("field", "hash"), problems).rows()) {
            String field = row.get("field");
            String value = row.get("hash");
            if (field.equals(SALT)) {
                salt = value;
                if (!SALT_FORM.matcher(value).matches()) {
                    row.problem("hash", "not a salt; import the directory again");
                }
            } else if (field.equals(SIEVE)) {
                sieve = value;
                if (!SIEVE_FORM.matcher(value).matches()) {
                    row.problem("hash", "not a sieve; import the directory again");
                }
            } else if (value.matches("[0-9a-f]{32}")) {
                all.add(new Known(
                        shared.computeIfAbsent(field, f -> f),
                        Long.parseUnsignedLong(value, 0, 16, 16),
                        Long.parseUnsignedLong(value, 16, 32, 16)));
            } else {
                row.problem("hash", "not a hash of 32 figures and letters; import the directory again");
            }
        }
        return new KnownHashes(key(secret, salt), sieve, all);
    }

    private static byte[] key(Optional<Path> secret, String salt) {
        try {
            return secret.isPresent() && Files.exists(secret.get())
                    ? key(HexFormat.of().parseHex(Files.readString(secret.get()).strip()), salt)
                    : new byte[0];
        } catch (IOException | IllegalArgumentException e) {
            return new byte[0]; // usable() says so, and the doctor
        }
    }

    /** The key for one file: the secret and the salt together (RFC 2104). */
    public static byte[] key(byte[] secret, String salt) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the secret has fewer than " + SHORTEST_SECRET + " bytes");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(HexFormat.of().parseHex(salt));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether values can be looked up: there are some, and the secret is there. */
    public boolean usable() {
        return key.length > 0 && fields.length > 0 && !sieve.isEmpty();
    }

    public int size() {
        return fields.length;
    }
}
