package org.postern.store.quarantine;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.postern.store.Database;
import org.postern.store.StoreException;
import org.postern.store.audit.AuditEntry;
import org.postern.store.audit.SqlAuditLog;

/** Moves held items from state to state, each move once, with its audit row in the same transaction. */
final class Decisions {
    /**
     * @param actor who decides
     * @param action what the audit log calls it
     * @param note free text of the person deciding, kept beside the item and not in the audit log
     */
    record Move(String id, String actor, String action, String note) {}

    /** What else happens in the transaction, once the move is made. */
    @FunctionalInterface
    interface Also {
        void in(Handle handle) throws IOException;
    }

    private final Database database;
    private final SqlAuditLog audit;
    private final InstantSource clock;

    Decisions(Database database, SqlAuditLog audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    Outcome move(Move move, Set<State> from, State to, Also also) throws StoreException {
        return database.write(handle -> {
            if (!swap(handle, move, from, to)) {
                return whyNot(handle, move.id());
            }
            also.in(handle);
            audit.append(handle, new AuditEntry(move.actor(), move.action(), move.id(), Map.of()));
            return new Outcome.Done();
        });
    }

    /** Compare and set: of many at once, the database lets one see the old state. */
    private boolean swap(Handle handle, Move move, Set<State> from, State to) {
        return handle.createUpdate("""
            update held_mail set state = :to, state_at = :at, decided_by = :by, decided_note = :note
            where id = :id and state in (<from>)\
            """)
                        .bindList("from", from.stream().map(State::name).toList())
                        .bind("to", to.name())
                        .bind("at", clock.millis())
                        .bind("by", move.actor())
                        .bind("note", move.note().replace('\0', '\uFFFD')) // PostgreSQL keeps no NUL in text
                        .bind("id", move.id())
                        .execute()
                == 1;
    }

    private static Outcome whyNot(Handle handle, String id) {
        return handle.createQuery("select state, decided_by from held_mail where id = :id")
                .bind("id", id)
                .<Outcome>map((row, context) -> {
                    String by = row.getString("decided_by");
                    return new Outcome.NotNow(State.valueOf(row.getString("state")), by == null ? "" : by);
                })
                .findOne()
                .orElse(new Outcome.Unknown());
    }
}
