package org.postern.store.quarantine;

import org.jdbi.v3.core.Handle;

/**
 * Destroys an item's keys, so that sealed bytes left in free space, logs or replicas cannot be opened. A back-up made
 * before holds the wrapped keys too: it opens only with the key-encryption key of its time, which is not in it.
 */
final class Erasure {
    private Erasure() {}

    static void erase(Handle handle, String id) {
        handle.createUpdate("""
            update held_mail set body_kek = null, body_key = null, subject_kek = null, subject_key = null,
              subject = null, inspection = null, sender = null, note = '' where id = :id\
            """).bind("id", id).execute();
        handle.createUpdate("delete from held_recipient where id = :id")
                .bind("id", id)
                .execute();
        Chunks.delete(handle, id);
    }
}
