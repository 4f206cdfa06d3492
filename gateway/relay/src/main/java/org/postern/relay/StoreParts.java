package org.postern.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.certs.KeyEncryptionKeys;
import org.postern.certs.Sealer;
import org.postern.inspect.MalwareScan;
import org.postern.relay.queue.SpoolReleases;
import org.postern.relay.settings.Settings;
import org.postern.store.Database;
import org.postern.store.account.Accounts;
import org.postern.store.audit.SqlAuditLog;
import org.postern.store.history.SqlHistory;
import org.postern.store.quarantine.HeldItems;
import org.postern.store.quarantine.SqlQuarantineStore;

/** The open database and everything that lives in it; the relay and every command share this way of opening it. */
public record StoreParts(
        Database database,
        SqlAuditLog audit,
        SqlQuarantineStore quarantine,
        HeldItems held,
        Accounts accounts,
        SqlHistory history)
        implements AutoCloseable {
    private static final String SQLITE = "sqlite:";

    public static StoreParts open(Settings settings, Home home, InstantSource clock) throws IOException {
        return open(settings.store(), VirusScanner.of(settings), home, clock);
    }

    /** The same; {@code scan} looks at what is released. */
    public static StoreParts open(Settings.Store settings, MalwareScan scan, Home home, InstantSource clock)
            throws IOException {
        SecureRandom random = new SecureRandom();
        Database database = database(settings, home);
        SqlAuditLog audit = new SqlAuditLog(database, clock);
        Sealer sealer = new Sealer(KeyEncryptionKeys.openOrCreate(home.keyEncryptionKeys(), random), random);
        return new StoreParts(
                database,
                audit,
                new SqlQuarantineStore(database, audit, sealer, random, home.scratch()),
                new HeldItems(database, audit, sealer, new SpoolReleases(database, scan), clock),
                new Accounts(database, audit, clock, random),
                new SqlHistory(database, sealer, random));
    }

    private static Database database(Settings.Store settings, Home home) throws IOException {
        if (settings.url().startsWith(SQLITE)) {
            return Database.sqlite(home.resolve(settings.url().substring(SQLITE.length())));
        }
        Optional<String> password = Optional.empty();
        if (settings.passwordFile().isPresent()) {
            Path file = settings.passwordFile().get();
            password = Optional.of(Files.readString(file).strip());
        }
        return Database.postgresql("jdbc:" + settings.url(), settings.user(), password);
    }

    @Override
    public void close() {
        database.close();
    }
}
