package org.postern.store.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.postern.certs.SealBroken;
import org.postern.certs.Sealer;
import org.postern.certs.WrappedKey;
import org.postern.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret under which addresses are hashed (HMAC-SHA256, RFC 2104), one for all nodes. It lies in the database
 * sealed under the key-encryption key, so that neither a copy of the database nor one of the keys alone tells who wrote
 * to whom: addresses of a school are few, and a plain hash of one is soon guessed.
 */
public final class HashKey {
    /** Its name among the items that are sealed. */
    private static final String ITEM = "history";

    private static final Logger LOG = LoggerFactory.getLogger(HashKey.class);
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;
    /** Half of a hash is enough to tell a school's addresses apart. */
    private static final int KEPT = 16;

    private final Database database;
    private final Sealer sealer;
    private final SecureRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<SecretKeySpec> known = Optional.empty();

    private record Row(WrappedKey key, String sealed) {}

    HashKey(Database database, Sealer sealer, SecureRandom random) {
        this.database = database;
        this.sealer = sealer;
        this.random = random;
    }

    /** One hash for these words in that order. */
    String hash(String... words) throws IOException {
        byte[] all = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret());
            byte[] hash = mac.doFinal(all);
            return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, KEPT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private SecretKeySpec secret() throws IOException {
        lock.lock();
        try {
            if (known.isEmpty()) {
                known = Optional.of(new SecretKeySpec(openOrMake(), HMAC));
            }
            return known.get();
        } finally {
            lock.unlock();
        }
    }

    /** Where the key-encryption key is lost, the counts begin anew: mail must not wait for them. */
    private byte[] openOrMake() throws IOException {
        Optional<Row> there = database.read(HashKey::find);
        if (there.isPresent()) {
            try {
                return open(there.get());
            } catch (SealBroken e) {
                LOG.warn("the counts of earlier mail cannot be read and begin anew: {}", e.getMessage());
                database.write(handle -> handle.createUpdate("delete from history_key where sealed = :sealed")
                        .bind("sealed", there.get().sealed())
                        .execute());
            }
        }
        return open(make());
    }

    private byte[] open(Row row) throws IOException {
        try (InputStream secret = sealer.open(
                ITEM, row.key(), new ByteArrayInputStream(Base64.getDecoder().decode(row.sealed())))) {
            return secret.readAllBytes();
        }
    }

    /** Another node may make one at the same time; the first one counts. */
    private Row make() throws IOException {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        WrappedKey key = sealer.seal(ITEM, new ByteArrayInputStream(secret), sealed);
        return database.write(handle -> {
            handle.createUpdate("""
                insert into history_key (id, kek, item_key, sealed) values (1, :kek, :key, :sealed)
                on conflict do nothing\
                """)
                    .bind("kek", key.kekId())
                    .bind("key", key.bytes())
                    .bind("sealed", Base64.getEncoder().encodeToString(sealed.toByteArray()))
                    .execute();
            return find(handle).orElseThrow();
        });
    }

    /** Brings it under the current key-encryption key, if it is under another; answers how many that were. */
    public static int rewrap(Handle handle, Sealer sealer, String current) throws IOException {
        Optional<Row> row = find(handle);
        if (row.isEmpty() || row.get().key().kekId().equals(current)) {
            return 0;
        }
        WrappedKey fresh = sealer.rewrap(ITEM, row.get().key());
        return handle.createUpdate(
                        "update history_key set kek = :kek, item_key = :key where id = 1 and item_key = :old")
                .bind("kek", fresh.kekId())
                .bind("key", fresh.bytes())
                .bind("old", row.get().key().bytes())
                .execute();
    }

    private static Optional<Row> find(Handle handle) {
        return handle.createQuery("select kek, item_key, sealed from history_key where id = 1")
                .map((row, context) -> new Row(
                        new WrappedKey(row.getString("kek"), row.getBytes("item_key")), row.getString("sealed")))
                .findOne();
    }
}
