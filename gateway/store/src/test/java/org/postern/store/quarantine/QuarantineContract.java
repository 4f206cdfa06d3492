package org.postern.store.quarantine;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.postern.certs.KeyEncryptionKeys;
import org.postern.certs.Sealer;
import org.postern.store.Database;
import org.postern.store.StoreContract;

/** A quarantine and its review side, with a queue that is a table of the same database. */
abstract class QuarantineContract extends StoreContract {
    protected KeyEncryptionKeys keys;
    protected Sealer sealer;
    protected SqlQuarantineStore store;
    protected HeldItems items;
    protected Path scratch;

    @BeforeEach
    void openQuarantine() throws Exception {
        SecureRandom random = new SecureRandom();
        scratch = folder.resolve("scratch");
        keys = KeyEncryptionKeys.openOrCreate(folder.resolve("keys"), random);
        sealer = new Sealer(keys, random);
        store = store(random);
        items = new HeldItems(database, audit, sealer, QuarantineContract::enqueue, clock);
        String bytes = database.kind() == Database.Kind.POSTGRESQL ? "bytea" : "blob";
        execute("create table queued (id text, sender text, recipients text, encrypted text, body " + bytes + ")");
    }

    protected SqlQuarantineStore store(RandomGenerator random) {
        return new SqlQuarantineStore(database, audit, sealer, random, scratch);
    }

    private static void enqueue(Handle handle, ReleaseQueue.Released mail) throws IOException {
        try (var body = mail.body().open()) {
            byte[] bytes = body.readAllBytes();
            if (bytes.length != mail.body().size()) {
                throw new IOException("the size was announced wrong");
            }
            handle.execute(
                    "insert into queued values (?, ?, ?, ?, ?)",
                    mail.id(),
                    mail.sender().orElseThrow().toString(),
                    mail.recipients().toString(),
                    mail.onlyEncrypted().toString(),
                    bytes);
        }
    }
}
