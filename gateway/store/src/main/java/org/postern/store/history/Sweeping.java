package org.postern.store.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.postern.store.Database;
import org.postern.store.StoreException;

/** Deletes what is too old to be asked for, and the oldest where there is too much, a little at a time. */
final class Sweeping {
    private static final Duration EVERY = Duration.ofMinutes(10);
    /** So many rows in one transaction, so that nobody waits for it. */
    private static final int STEP = 2_000;

    private static final List<Table> TABLES = List.of(
            new Table("sent_mail", "who", Duration.ofHours(25)),
            new Table("unkindness", "pair", Duration.ofDays(8)),
            new Table("contact", "pair", Duration.ofDays(400)));

    private final Database database;
    private final int most;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    private record Table(String name, String key, Duration age) {}

    /** {@code most} rows stay in a table. */
    Sweeping(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    /** Sweeps if nobody did for some minutes. */
    void sometimes(Instant now) throws StoreException {
        long millis = now.toEpochMilli();
        long before = last.get();
        if (millis < before + EVERY.toMillis() || !last.compareAndSet(before, millis)) {
            return;
        }
        for (Table table : TABLES) {
            sweep(table, now);
        }
    }

    private void sweep(Table table, Instant now) throws StoreException {
        long end = database.read(handle -> end(handle, table, now));
        int deleted = STEP;
        while (deleted == STEP) {
            deleted = database.writeRelaxed(handle -> delete(handle, table, end));
        }
    }

    /** Up to when rows go: those that are too old, or all but so many. */
    private long end(Handle handle, Table table, Instant now) {
        Optional<Long> surplus = handle.createQuery(
                        "select at from " + table.name() + " order by at desc limit 1 offset :most")
                .bind("most", most)
                .mapTo(Long.class)
                .findOne();
        return Math.max(now.minus(table.age()).toEpochMilli(), surplus.orElse(Long.MIN_VALUE));
    }

    private static int delete(Handle handle, Table table, long end) {
        return handle.createUpdate("""
            delete from %1$s where (%2$s, id) in (select %2$s, id from %1$s where at <= :end order by at limit :step)\
            """.formatted(table.name(), table.key()))
                .bind("end", end)
                .bind("step", STEP)
                .execute();
    }
}
