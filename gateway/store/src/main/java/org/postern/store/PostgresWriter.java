package org.postern.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** PostgreSQL groups commits itself, so each piece of work has its own transaction. */
final class PostgresWriter implements Writer {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    PostgresWriter(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Transactions.discreet(Jdbi.create(pool));
    }

    @Override
    public <T> T write(Database.Work<T> work, boolean durable) throws StoreException {
        try {
            return Transactions.run(() -> jdbi.inTransaction(handle -> {
                if (!durable) {
                    handle.execute("set local synchronous_commit = off");
                }
                return work.in(handle);
            }));
        } catch (StoreException e) {
            if (isServerGone(e)) {
                // the pool trusts connections used within the last half second: all of them are dead now
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            throw e;
        }
    }

    /** SQLSTATE class 08 is "connection exception", 57P "operator intervention", as a shutdown. */
    private static boolean isServerGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && e.getSQLState() != null) {
                return e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57P");
            }
        }
        return false;
    }

    @Override
    public void close() {
        pool.close();
    }
}
