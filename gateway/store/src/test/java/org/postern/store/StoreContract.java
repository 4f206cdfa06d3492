package org.postern.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.audit.SqlAuditLog;

/** What every contract over the store begins with: an empty database, a clock and the audit log. */
public abstract class StoreContract {
    @TempDir
    protected Path folder;

    protected final TestClock clock = new TestClock();
    protected Database database;
    protected SqlAuditLog audit;

    /** A new empty database of the kind under test. */
    protected abstract Database open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        database = open();
        audit = new SqlAuditLog(database, clock);
    }

    @AfterEach
    void closeStore() {
        database.close();
    }

    protected long count(String table) throws StoreException {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    protected void execute(String... statements) throws StoreException {
        database.write(handle -> {
            for (String statement : statements) {
                handle.execute(statement);
            }
            return statements.length;
        });
    }

    /** What somebody with the administrator's rights would do first. */
    protected void dropTriggers() throws StoreException {
        if (database.kind() == Database.Kind.POSTGRESQL) {
            execute("alter table audit_log disable trigger user", "alter table audit_head disable trigger user");
        } else {
            execute(
                    "drop trigger audit_log_no_update",
                    "drop trigger audit_log_no_delete",
                    "drop trigger audit_log_no_replace",
                    "drop trigger audit_head_forward",
                    "drop trigger audit_head_no_delete");
        }
    }

    /** Calls it so many times, all at once, and gives every answer. */
    protected static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        List<Future<T>> futures;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                calls.add(call);
            }
            futures = threads.invokeAll(calls);
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
            answers.add(future.get());
        }
        return answers;
    }
}
