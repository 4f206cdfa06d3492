package org.postern.store.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.postern.certs.Sealer;
import org.postern.inspect.Inspection;
import org.postern.mailets.HeldMail;
import org.postern.mailets.QuarantineStore;
import org.postern.store.Database;
import org.postern.store.audit.AuditEntry;
import org.postern.store.audit.SqlAuditLog;

/** Keeps held mail in the database, sealed, with its audit row, in one transaction. */
public final class SqlQuarantineStore implements QuarantineStore {
    /** 33 million ids: with 100,000 items held, six collisions in a row come once in 10^15. */
    private static final int TRIES = 6;

    private final Database database;
    private final SqlAuditLog audit;
    private final Sealer sealer;
    private final RandomGenerator random;
    private final Path scratch;

    /**
     * @param random for ids; they need not be secret, as reading an item needs more than its id
     * @param scratch folder for sealed bodies over 1 MiB while they are being stored
     */
    public SqlQuarantineStore(
            Database database, SqlAuditLog audit, Sealer sealer, RandomGenerator random, Path scratch) {
        this.database = database;
        this.audit = audit;
        this.sealer = sealer;
        this.random = random;
        this.scratch = scratch;
    }

    @Override
    public String hold(HeldMail mail) throws IOException {
        String key = hash(mail.key());
        Optional<String> already = database.read(handle -> byKey(handle, key));
        for (int i = 0; already.isEmpty() && i < TRIES; i++) {
            try (SealedMail sealed = SealedMail.of(ItemId.random(random), mail, sealer, scratch)) {
                already = database.write(handle -> keep(handle, key, mail, sealed));
            }
        }
        return already.orElseThrow(() -> new IOException("no free id was found for a mail to be held"));
    }

    /** The id it has now, by this or an earlier attempt; empty if another mail has the id that was drawn. */
    private Optional<String> keep(Handle handle, String key, HeldMail mail, SealedMail sealed) throws IOException {
        if (!insert(handle, key, mail, sealed)) {
            return byKey(handle, key);
        }
        insertRecipients(handle, mail, sealed.id());
        try (InputStream body = sealed.body().bytes().reread()) {
            Chunks.write(handle, sealed.id(), body);
        }
        audit.append(handle, new AuditEntry("relay", "held", sealed.id(), details(mail)));
        return Optional.of(sealed.id());
    }

    private static Map<String, String> details(HeldMail mail) {
        return Map.of(
                "mail", mail.messageId(),
                "cause", mail.cause(),
                "recipients", Integer.toString(mail.recipients().size()),
                "policy", mail.inspection().map(Inspection::policyVersion).orElse("none"));
    }

    private static boolean insert(Handle handle, String key, HeldMail mail, SealedMail sealed) throws IOException {
        byte[] subject = sealed.subject().bytes().all();
        return handle.createUpdate("""
            insert into held_mail (id, key_hash, message_id, held_at, sender, cause, severity, note, state,
              state_at, body_kek, body_key, subject_kek, subject_key, subject, inspection, body_size)
            values (:id, :key, :mail, :at, :sender, :cause, :severity, :note, :state,
              :at, :bodyKek, :bodyKey, :subjectKek, :subjectKey, :subject, :inspection, :size)
            on conflict do nothing\
            """)
                        .bind("id", sealed.id())
                        .bind("key", key)
                        .bind("mail", mail.messageId())
                        .bind("at", mail.at().toEpochMilli())
                        .bind("sender", mail.sender().map(Object::toString))
                        .bind("cause", mail.cause())
                        .bind("severity", Severity.of(mail.inspection()).rank())
                        .bind("note", mail.note().replace('\0', '\uFFFD')) // PostgreSQL keeps no NUL in text
                        .bind("state", State.HELD.name())
                        .bind("bodyKek", sealed.body().key().kekId())
                        .bind("bodyKey", sealed.body().key().bytes())
                        .bind("subjectKek", sealed.subject().key().kekId())
                        .bind("subjectKey", sealed.subject().key().bytes())
                        .bind("subject", subject)
                        .bind("inspection", mail.inspection().map(InspectionJson::write))
                        .bind("size", sealed.size())
                        .execute()
                == 1;
    }

    private static void insertRecipients(Handle handle, HeldMail mail, String id) {
        for (int i = 0; i < mail.recipients().size(); i++) {
            handle.createUpdate("insert into held_recipient (id, seq, address) values (:id, :seq, :address)")
                    .bind("id", id)
                    .bind("seq", i)
                    .bind("address", mail.recipients().get(i).toString())
                    .execute();
        }
    }

    private static Optional<String> byKey(Handle handle, String key) {
        return handle.createQuery("select id from held_mail where key_hash = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne();
    }

    /** The key may be made of addresses, and its row outlives the item's deletion. */
    private static String hash(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
