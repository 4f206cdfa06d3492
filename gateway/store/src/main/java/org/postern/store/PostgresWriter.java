package org.postern.store;

import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Jdbi;

/** PostgreSQL groups commits itself, so each piece of work has its own transaction. */
final class PostgresWriter implements Writer {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    PostgresWriter(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    @Override
    public <T> T write(Database.Work<T> work, boolean durable) throws StoreException {
        return Transactions.run(() -> jdbi.inTransaction(handle -> {
            if (!durable) {
                handle.execute("set local synchronous_commit = off");
            }
            return work.in(handle);
        }));
    }

    @Override
    public void close() {
        pool.close();
    }
}
