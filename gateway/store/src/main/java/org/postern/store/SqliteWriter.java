package org.postern.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one thread that changes the file. What arrives while it waits for the disk goes into the next transaction
 * together: one fsync for many mails. Each piece of work has its own savepoint, so one that fails undoes only itself.
 *
 * <p>Mail on its way lies in the file as it is, until it is delivered or sealed. What is deleted is overwritten, and
 * the log beside the file is emptied within a minute, so that nobody reads there what quarantine has sealed.
 */
final class SqliteWriter implements Writer {
    private static final int BATCH = 64;
    private static final int CHECKPOINT_PAGES = 4_000;
    private static final int VACUUM_PAGES = 500;
    private static final int IDLE_SECONDS = 5;
    private static final long EMPTY_LOG_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long GATHER_NANOS = 2_000_000;

    private final LinkedBlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Connection connection;
    private final Handle handle;
    private final Thread thread;
    private boolean full;
    private boolean dirty = true;
    private long emptied = System.nanoTime();

    SqliteWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.handle = Transactions.discreet(Jdbi.create(connection)).open();
        execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        execute("PRAGMA secure_delete = ON");
        setFull(true);
        this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::serve);
    }

    @Override
    public <T> T write(Database.Work<T> work, boolean durable) throws StoreException {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("work that writes must not write through the database again");
        }
        Job<T> job = new Job<>(work, durable);
        jobs.add(job);
        if (closing.getCount() == 0 && jobs.remove(job)) {
            throw new StoreException("the database is closed");
        }
        return job.await();
    }

    private void serve() {
        List<Job<?>> batch = new ArrayList<>();
        while (closing.getCount() > 0 || !jobs.isEmpty()) {
            batch.clear();
            if (next(batch)) {
                commit(batch);
                dirty = true;
                if (System.nanoTime() - emptied > EMPTY_LOG_NANOS) {
                    emptyLog();
                }
            }
        }
    }

    private boolean next(List<Job<?>> batch) {
        try {
            Job<?> first = jobs.poll(IDLE_SECONDS, TimeUnit.SECONDS);
            if (first == null) {
                if (dirty) {
                    shrink();
                    emptyLog();
                }
                return false;
            }
            batch.add(first);
            jobs.drainTo(batch, BATCH - 1);
            gather(batch);
            return true;
        } catch (InterruptedException e) {
            return false; // nobody has this thread; close() ends it with a wake-up
        }
    }

    /** Work that need not reach the disk waits a moment for work that must and goes along: one commit less. */
    private void gather(List<Job<?>> batch) throws InterruptedException {
        long end = System.nanoTime() + GATHER_NANOS;
        while (batch.size() < BATCH && batch.stream().noneMatch(Job::durable)) {
            Job<?> next = jobs.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
            jobs.drainTo(batch, BATCH - batch.size());
        }
    }

    private void commit(List<Job<?>> batch) {
        try {
            setFull(batch.stream().anyMatch(Job::durable));
            execute("BEGIN IMMEDIATE");
            for (Job<?> job : batch) {
                attempt(job);
            }
            execute("COMMIT");
            batch.forEach(Job::committed);
        } catch (SQLException e) {
            rollBack();
            batch.forEach(job -> job.lost(new StoreException("the database did not keep it: " + e.getMessage(), e)));
        }
    }

    private void attempt(Job<?> job) throws SQLException {
        execute("SAVEPOINT job");
        if (!job.run(handle)) {
            execute("ROLLBACK TO job"); // fails if SQLite has rolled back everything (disk full): all are told
        }
        execute("RELEASE job");
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // no transaction was open any more: nothing to undo
        }
    }

    /** FULL fsyncs at each commit; NORMAL only at checkpoints, and loses nothing if just the process ends. */
    private void setFull(boolean wanted) throws SQLException {
        if (wanted != full) {
            execute("PRAGMA synchronous = " + (wanted ? "FULL" : "NORMAL"));
            full = wanted;
        }
    }

    private void shrink() {
        try {
            execute("PRAGMA incremental_vacuum(" + VACUUM_PAGES + ")");
        } catch (SQLException e) {
            // another process writes just now: the next idle time will do
        }
    }

    /** Moves the log into the file and cuts it to nothing, unless somebody reads an old state of it just now. */
    private void emptyLog() {
        emptied = System.nanoTime();
        try {
            execute("PRAGMA busy_timeout = 200");
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
            execute("PRAGMA busy_timeout = " + SqliteFile.BUSY_MILLIS);
            dirty = false;
        } catch (SQLException e) {
            dirty = true; // the next time will do
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        jobs.add(new Job<>(nothing -> 0, false)); // wakes it
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        handle.close();
    }
}
