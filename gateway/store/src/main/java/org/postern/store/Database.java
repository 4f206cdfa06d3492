package org.postern.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The one database: its transactions, its kind and its clock. */
public final class Database implements AutoCloseable {
    /** Which SQL is spoken. */
    public enum Kind {
        SQLITE("unixepoch('now', 'subsec') * 1000"),
        POSTGRESQL("extract(epoch from clock_timestamp()) * 1000");

        private final String milliseconds;

        Kind(String milliseconds) {
            this.milliseconds = milliseconds;
        }

        /**
         * An SQL expression for the database's own clock, whole milliseconds since 1970. Leases go by it: two nodes'
         * clocks may differ by more than a lease.
         */
        public String now() {
            return "cast(" + milliseconds + " as bigint)";
        }
    }

    /** Work in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Handle handle) throws Exception;
    }

    private final Kind kind;
    private final Writer writer;
    private final HikariDataSource readers;
    private final Jdbi read;

    private Database(Kind kind, Writer writer, HikariDataSource readers) {
        this.kind = kind;
        this.writer = writer;
        this.readers = readers;
        this.read = Transactions.discreet(Jdbi.create(readers));
    }

    /** Opens the file, creates it (and its folder) for the owner's eyes only if it is not there, and migrates it. */
    public static Database sqlite(Path file) throws StoreException {
        return opened(file.toString(), () -> {
            SqliteFile sqlite = SqliteFile.prepared(file);
            sqlite.migrate();
            return new Database(Kind.SQLITE, new SqliteWriter(sqlite.open()), sqlite.readers());
        });
    }

    /**
     * Connects to a server's database and migrates it.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     */
    public static Database postgresql(String url, Optional<String> user, Optional<String> password)
            throws StoreException {
        return opened(url, () -> {
            HikariDataSource pool = PostgresPool.migrated(url, user, password);
            return new Database(Kind.POSTGRESQL, new PostgresWriter(pool), pool);
        });
    }

    @FunctionalInterface
    private interface Opening {
        Database open() throws Exception;
    }

    private static Database opened(String what, Opening opening) throws StoreException {
        try {
            return opening.open();
        } catch (FlywayException e) {
            throw new StoreException(
                    "the tables of " + what + " could not be brought up to date: " + e.getMessage(), e);
        } catch (Exception e) { // Hikari and the drivers have no common type
            throw new StoreException("the database " + what + " could not be opened: " + e.getMessage(), e);
        }
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Runs work in one transaction that has reached the disk when this returns; any exception rolls it back. On SQLite
     * it runs on the one writing thread together with others' work, so it must neither wait for something else nor
     * write through this database again.
     */
    public <T> T write(Work<T> work) throws StoreException {
        return writer.write(work, true);
    }

    /** As {@link #write}, but a power cut (not the end of the process) within the next second may undo it. */
    public <T> T writeRelaxed(Work<T> work) throws StoreException {
        return writer.write(work, false);
    }

    /** Runs work on a connection that sees one state of the database and changes nothing. */
    public <T> T read(Work<T> work) throws StoreException {
        return Transactions.run(() -> read.inTransaction(work::in));
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
