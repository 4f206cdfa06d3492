package org.postern.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** One connection pool for reading and one for writing; on SQLite a single writer, as its file lock allows no more. */
public final class Database implements AutoCloseable {
    /** Which SQL is spoken. */
    public enum Kind {
        SQLITE,
        POSTGRESQL
    }

    /** Work in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Handle handle) throws Exception;
    }

    private final Kind kind;
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi write;
    private final Jdbi read;

    private Database(Kind kind, HikariDataSource writers, HikariDataSource readers) {
        this.kind = kind;
        this.writers = writers;
        this.readers = readers;
        this.write = Jdbi.create(writers);
        this.read = Jdbi.create(readers);
    }

    public static Database sqlite(Path file) {
        return open(Kind.SQLITE, "jdbc:sqlite:" + file, Optional.empty(), Optional.empty(), 1);
    }

    /** @param url {@code jdbc:postgresql://host:port/database} */
    public static Database postgresql(String url, Optional<String> user, Optional<String> password) {
        return open(Kind.POSTGRESQL, url, user, password, 8);
    }

    private static Database open(
            Kind kind, String url, Optional<String> user, Optional<String> password, int writerCount) {
        HikariDataSource writers = new HikariDataSource(config(kind, url, user, password, writerCount));
        Flyway.configure()
                .dataSource(writers)
                .locations("classpath:org/postern/store/" + (kind == Kind.SQLITE ? "sqlite" : "postgresql"))
                .load()
                .migrate();
        return new Database(kind, writers, new HikariDataSource(config(kind, url, user, password, 4)));
    }

    private static HikariConfig config(
            Kind kind, String url, Optional<String> user, Optional<String> password, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        user.ifPresent(config::setUsername);
        password.ifPresent(config::setPassword);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(5_000);
        if (kind == Kind.SQLITE) {
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("busy_timeout", "10000");
            config.addDataSourceProperty("foreign_keys", "true");
        }
        return config;
    }

    public Kind kind() {
        return kind;
    }

    /** Runs work in one durable transaction; any exception rolls it back. */
    public <T> T write(Work<T> work) throws StoreException {
        return run(write, work);
    }

    /** Runs work on a reading connection. */
    public <T> T read(Work<T> work) throws StoreException {
        return run(read, work);
    }

    private static <T> T run(Jdbi jdbi, Work<T> work) throws StoreException {
        try {
            return jdbi.inTransaction(work::in);
        } catch (JdbiException e) {
            throw new StoreException("the database did not answer: " + e.getMessage(), e);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StoreException("the database did not keep it: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
