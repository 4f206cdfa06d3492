package org.postern.store.health;

import org.postern.store.Database;
import org.postern.store.StoreException;

/** Whether the database answers, and with which tables. */
public sealed interface StoreHealth {
    /**
     * It answers.
     *
     * @param schema version of the newest migration that ran
     */
    record Answers(String schema) implements StoreHealth {}

    /** It does not, or not in time. */
    record Silent(String why) implements StoreHealth {}

    static StoreHealth of(Database database) {
        try {
            return new Answers(database.read(handle -> handle.createQuery(
                            "select version from flyway_schema_history where success order by installed_rank desc"
                                    + " limit 1")
                    .mapTo(String.class)
                    .one()));
        } catch (StoreException e) {
            return new Silent(String.valueOf(e.getMessage()));
        }
    }
}
