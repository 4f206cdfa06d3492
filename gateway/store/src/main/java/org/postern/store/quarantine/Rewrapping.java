package org.postern.store.quarantine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.postern.certs.KeyEncryptionKeys;
import org.postern.certs.Sealer;
import org.postern.certs.WrappedKey;
import org.postern.store.Database;
import org.postern.store.history.HashKey;

/** After the key-encryption key was rotated: brings the items' keys under the new one. The bodies stay as they are. */
public final class Rewrapping {
    private final Database database;
    private final Sealer sealer;
    private final KeyEncryptionKeys keys;

    public Rewrapping(Database database, Sealer sealer, KeyEncryptionKeys keys) {
        this.database = database;
        this.sealer = sealer;
        this.keys = keys;
    }

    /** Does so many items and answers how many it did; 0 means that the old keys are no longer needed. */
    public int next(int most) throws IOException {
        String current = keys.currentId();
        return database.write(handle -> {
            List<String> ids = handle.createQuery(
                            "select id from held_mail where body_kek <> :kek or subject_kek <> :kek"
                                    + " order by id limit :most")
                    .bind("kek", current)
                    .bind("most", most)
                    .mapTo(String.class)
                    .list();
            for (String id : ids) {
                rewrap(handle, id, "body", id);
                rewrap(handle, id, "subject", SealedMail.subjectId(id));
            }
            return ids.size() + HashKey.rewrap(handle, sealer, current);
        });
    }

    /** Only if it is still the key that was read: it may have been erased meanwhile and must stay so. */
    private void rewrap(Handle handle, String id, String what, String sealedAs) throws IOException {
        Optional<WrappedKey> found = handle.createQuery(
                        "select %1$s_kek, %1$s_key from held_mail where id = :id and %1$s_key is not null"
                                .formatted(what))
                .bind("id", id)
                .map((columns, context) -> new WrappedKey(columns.getString(1), columns.getBytes(2)))
                .findOne();
        if (found.isEmpty()) {
            return;
        }
        WrappedKey old = found.get();
        WrappedKey fresh = sealer.rewrap(sealedAs, old);
        handle.createUpdate("update held_mail set %1$s_kek = :kek, %1$s_key = :key where id = :id and %1$s_key = :old"
                        .formatted(what))
                .bind("kek", fresh.kekId())
                .bind("key", fresh.bytes())
                .bind("old", old.bytes())
                .bind("id", id)
                .execute();
    }
}
