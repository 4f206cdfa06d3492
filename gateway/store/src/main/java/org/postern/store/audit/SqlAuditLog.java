package org.postern.store.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.postern.mailets.AuditLog;
import org.postern.store.Database;
import org.postern.store.StoreException;

/** The audit log as a table that only grows, each row chained to the one before by its hash. */
public final class SqlAuditLog implements AuditLog {
    /** The one action that comes with every mail: after a power cut it is judged again, so its row may be lost too. */
    private static final String EVERY_MAIL = "judged";

    private static final int FETCH_SIZE = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final InstantSource clock;

    public SqlAuditLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void record(String actor, String action, String subject, Map<String, String> details) throws StoreException {
        AuditEntry entry = new AuditEntry(actor, action, subject, details);
        if (action.equals(EVERY_MAIL)) {
            database.writeRelaxed(handle -> append(handle, entry));
        } else {
            database.write(handle -> append(handle, entry));
        }
    }

    /**
     * Appends within a transaction of the caller's; make it the last statement, as nobody else can append until that
     * transaction ends (the update holds the head's row).
     */
    public AuditRow append(Handle handle, AuditEntry entry) throws StoreException {
        Anchor last = handle.createQuery(
                        "update audit_head set seq = seq + 1 where id = 1 returning seq - 1 as seq, hash")
                .map((row, context) -> head(row))
                .findOne()
                .orElseThrow(() -> new StoreException("the audit log has lost its end; run audit verify"));
        AuditRow row = new AuditRow(
                        last.seq() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        json(entry),
                        last.hash(),
                        "")
                .chained();
        insert(handle, row);
        handle.createUpdate("update audit_head set hash = :hash where id = 1")
                .bind("hash", row.hash())
                .execute();
        return row;
    }

    private static void insert(Handle handle, AuditRow row) {
        handle.createUpdate("""
            insert into audit_log (seq, at, actor, action, subject, details, previous, hash)
            values (:seq, :at, :actor, :action, :subject, :details, :previous, :hash)\
            """)
                .bind("seq", row.seq())
                .bind("at", row.at().toEpochMilli())
                .bind("actor", row.actor())
                .bind("action", row.action())
                .bind("subject", row.subject())
                .bind("details", row.details())
                .bind("previous", row.previous())
                .bind("hash", row.hash())
                .execute();
    }

    /** Where the chain ends now; send it where nobody who can write the database can change it. */
    public Anchor head() throws StoreException {
        return database.read(handle -> handle.createQuery("select seq, hash from audit_head where id = 1")
                .map((row, context) -> head(row))
                .one());
    }

    /** Reads the whole chain, row by row, beside running work. */
    public AuditCheck verify() throws StoreException {
        return verify(List.of());
    }

    /** As {@link #verify()}, and holds the chain against what was noted elsewhere. */
    public AuditCheck verify(List<Anchor> anchors) throws StoreException {
        return database.read(handle -> {
            if (database.kind()
                    == Database.Kind.POSTGRESQL) { // head and rows must be of one moment; SQLite's always are
                handle.execute("set transaction isolation level repeatable read");
            }
            Optional<Anchor> head = handle.createQuery("select seq, hash from audit_head where id = 1")
                    .map((row, context) -> head(row))
                    .findOne();
            return walk(handle, new Chain(head.orElse(new Anchor(0, AuditRow.GENESIS)), List.copyOf(anchors)));
        });
    }

    private static AuditCheck walk(Handle handle, Chain chain) {
        try (var rows = handle.createQuery("select * from audit_log order by seq")
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> row(row))
                .iterator()) {
            Iterator<AuditRow> each = rows;
            while (each.hasNext()) {
                Optional<AuditCheck.Broken> broken = chain.next(each.next());
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
            return chain.end();
        }
    }

    /** Everything recorded about one mail or item, oldest first. */
    public List<AuditRow> about(String subject) throws StoreException {
        return database.read(
                handle -> handle.createQuery("select * from audit_log where subject = :subject order by seq")
                        .bind("subject", subject)
                        .map((row, context) -> row(row))
                        .list());
    }

    /** The rows before {@code seq}, newest first. */
    public List<AuditRow> before(long seq, int limit) throws StoreException {
        return database.read(
                handle -> handle.createQuery("select * from audit_log where seq < :seq order by seq desc limit :limit")
                        .bind("seq", seq)
                        .bind("limit", limit)
                        .map((row, context) -> row(row))
                        .list());
    }

    private static Anchor head(ResultSet row) throws SQLException {
        return new Anchor(row.getLong("seq"), row.getString("hash"));
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("details"),
                row.getString("previous"),
                row.getString("hash"));
    }

    private static String json(AuditEntry entry) {
        try {
            return JSON.writeValueAsString(entry.sorted());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        }
    }
}
