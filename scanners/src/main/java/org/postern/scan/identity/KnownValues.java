package org.postern.scan.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the directory knows of people, as keyed hashes (HMAC-SHA-256, RFC 2104, cut to 16 bytes as its section 5
 * allows): it can be asked whether a value is known and of which field, but not for the values. Fields are named as in
 * the import, with whose they are before a dot where that is known: {@code pupil.upn}, {@code guardian.phone}.
 */
public final class KnownValues {
    private static final String ALGORITHM = "HmacSHA256";
    /** Shorter values stand in any text. */
    private static final int SHORTEST = 6;

    private static final int LONGEST = 64;
    private static final int UK_LENGTH = 12;

    private final Mac mac;
    private final Map<Hash, String> fields;
    private final Sieve sieve;

    /** The first 16 bytes of a keyed hash. */
    private record Hash(long high, long low) {}

    private KnownValues(Mac mac, Map<Hash, String> fields, Sieve sieve) {
        this.mac = mac;
        this.fields = Map.copyOf(fields);
        this.sieve = sieve;
    }

    /**
     * Hashes what is known.
     *
     * @param key secret of this school, at least 16 bytes
     * @param values by field; what is too short to tell anything is left out
     */
    public static KnownValues of(byte[] key, Map<String, ? extends Collection<String>> values) {
        if (key.length < 16) {
            throw new IllegalArgumentException("the key has fewer than 16 bytes");
        }
        Mac mac = mac(key);
        Map<Hash, String> fields = new HashMap<>();
        int size = values.values().stream().mapToInt(Collection::size).sum();
        Sieve sieve = new Sieve(hash(mac, "").high(), size);
        values.forEach((field, all) -> {
            for (String value : all) {
                String plain = normal(value);
                if (plain.length() >= SHORTEST && plain.length() <= LONGEST) {
                    fields.putIfAbsent(hash(mac, plain), field);
                    sieve.add(plain);
                }
            }
        });
        return new KnownValues(mac, fields, sieve);
    }

    /** Takes the hash of a value and its field. */
    public interface Sink {
        void take(String field, long high, long low);
    }

    /**
     * As they were kept, without the values.
     *
     * @param key the one that they were made with
     * @param sieve as {@link #sieve()} wrote it
     * @param hashes hands over all of them
     */
    public static KnownValues ofHashes(byte[] key, String sieve, Consumer<Sink> hashes) {
        Mac mac = mac(key);
        Map<Hash, String> fields = new HashMap<>();
        hashes.accept((field, high, low) -> fields.putIfAbsent(new Hash(high, low), field));
        return new KnownValues(mac, fields, Sieve.read(hash(mac, "").high(), sieve));
    }

    /** Hands over what is needed to know the same again, together with the key and the sieve. */
    public void forEach(Sink sink) {
        fields.forEach((hash, field) -> sink.take(field, hash.high(), hash.low()));
    }

    /** What sets aside most of what is not known; it tells of no single value. */
    public String sieve() {
        return sieve.toString();
    }

    /** Both, which must be of the same key. */
    public KnownValues and(KnownValues other) {
        Map<Hash, String> both = new HashMap<>(other.fields);
        both.putAll(fields);
        return new KnownValues(mac, both, sieve.and(other.sieve));
    }

    /** Nothing is known. */
    public static KnownValues none() {
        return of(new byte[16], Map.of());
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The field of which this is a value, however it is written. */
    public Optional<String> field(String value) {
        return asking().field(normal(value));
    }

    /** For one thread to ask many times. */
    Asking asking() {
        try {
            return new Asking((Mac) mac.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lower case without what sets groups apart; a telephone number as dialled inside the country. */
    static String normal(String value) {
        StringBuilder plain = new StringBuilder();
        String lower = value.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Glyphs.isWord(c) || c == '@') {
                plain.append(c);
            }
        }
        return plain.chars().allMatch(c -> Glyphs.isDigit((char) c)) ? national(plain.toString()) : plain.toString();
    }

    /** 0044 7700 900655, 44 7700 900655 and 44 (0)7700 900655. */
    private static String national(String figures) {
        String number = figures.startsWith("0044") ? figures.substring(2) : figures;
        if (number.length() == UK_LENGTH + 1 && number.startsWith("440")) {
            return number.substring(2);
        }
        return number.length() == UK_LENGTH && number.startsWith("44") ? "0" + number.substring(2) : number;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM, "SunJCE");
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static Hash hash(Mac mac, String plain) {
        ByteBuffer bytes = ByteBuffer.wrap(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        return new Hash(bytes.getLong(), bytes.getLong());
    }

    /** Questions of one thread. */
    final class Asking {
        private final Mac own;

        private Asking(Mac own) {
            this.own = own;
        }

        Sieve sieve() {
            return sieve;
        }

        Optional<String> field(String plain) {
            return sieve.mayHold(plain) ? Optional.ofNullable(fields.get(hash(own, plain))) : Optional.empty();
        }
    }
}
