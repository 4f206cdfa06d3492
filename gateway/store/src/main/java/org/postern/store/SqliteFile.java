package org.postern.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An SQLite file in WAL mode; the CLI may have it open while the relay runs. */
final class SqliteFile {
    static final int BUSY_MILLIS = 10_000;
    private static final int READERS = 4;

    private final Path file;

    private SqliteFile(Path file) {
        this.file = file;
    }

    static SqliteFile prepared(Path file) throws IOException, SQLException {
        Path absolute = file.toAbsolutePath();
        makeFolder(absolute.getParent());
        if (Files.notExists(absolute)) {
            // SQLite gives the -wal and -shm files beside it the same mode
            Files.createFile(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return new SqliteFile(absolute);
    }

    private static void makeFolder(@Nullable Path folder) throws IOException {
        if (folder != null) { // null: the file is in the root folder
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Two processes that start at once take turns: SQLite's DDL locks alone would let one of them fail. */
    void migrate() throws IOException, SQLException {
        Path lock = file.resolveSibling(file.getFileName() + ".migrating");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // released with the channel
            useIncrementalVacuum();
            Flyway.configure()
                    .dataSource(source())
                    .locations("classpath:org/postern/store/sqlite")
                    .load()
                    .migrate();
        }
    }

    /** Takes effect only while the file has no table; without it the file never gets smaller. */
    private void useIncrementalVacuum() throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    Connection open() throws SQLException {
        return source().getConnection();
    }

    HikariDataSource readers() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source());
        config.setMaximumPoolSize(READERS);
        config.setConnectionTimeout(BUSY_MILLIS);
        config.setConnectionInitSql("PRAGMA query_only = ON");
        return new HikariDataSource(config);
    }

    private SQLiteDataSource source() {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
