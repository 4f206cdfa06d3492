package org.postern.store.queue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.postern.message.Content;
import org.postern.store.Database;
import org.postern.store.StoreException;

/**
 * The queues' rows as a worker needs them. A mail is taken by lease, and the attempt is counted as it is taken, so that
 * a mail which ends the process is known by its count. Mail that was in work when a process ended is suspect: it is
 * given out alone, one per queue at a time, so that one that kills takes no other with it.
 */
public final class MailRows {
    /** Ends the name of the queue where mail that was tried too often is parked. */
    public static final String DEAD = ".dead";

    private static final int CHUNK = 256 * 1024;
    private static final Duration LONGEST_DELAY = Duration.ofDays(365_000); // keeps the sum within a bigint
    // a process that was paused past its lease must not touch what another has taken since
    private static final String HELD = "id = :id and owner = :owner and attempts = :attempts";

    private static final RowMapper<ClaimedMail> CLAIMED = (row, context) -> new ClaimedMail(
            row.getLong("id"),
            row.getInt("attempts"),
            row.getLong("due"),
            row.getString("name"),
            row.getString("metadata"),
            row.getLong("size"));
    private static final RowMapper<ParkedMail> PARKED = (row, context) -> new ParkedMail(
            row.getLong("id"),
            row.getString("queue"),
            row.getString("name"),
            row.getInt("attempts"),
            row.getLong("size"));

    private final Database database;
    private final Dialect dialect;
    private final String node;
    private final String owner;
    private final Duration lease;
    private final int limit;
    private final Consumer<ParkedMail> parked;

    /**
     * Takes mail for one process.
     *
     * @param node this machine's name; leases of an earlier process of the same name are over
     * @param limit attempts after which mail is parked once its lease is over
     * @param parked is told after each mail was parked, on the thread that found it
     */
    public MailRows(Database database, String node, Duration lease, int limit, Consumer<ParkedMail> parked) {
        this.database = database;
        this.dialect = new Dialect(database.kind());
        this.node = node + "/";
        this.owner = this.node + UUID.randomUUID();
        this.lease = lease;
        this.limit = limit;
        this.parked = parked;
    }

    /**
     * Keeps a mail durably.
     *
     * @param delay before it may be taken; zero or less means none
     */
    public long enqueue(String queue, NewMail mail, Duration delay) throws StoreException {
        return database.write(handle -> enqueue(handle, queue, mail, delay));
    }

    /** As above within a transaction of the caller's: the mail is queued if and only if that one commits. */
    public long enqueue(Handle handle, String queue, NewMail mail, Duration delay) throws IOException {
        long id = insert(handle, queue, mail, delay);
        long size = insertBody(handle, id, mail.body());
        handle.createUpdate("update mail_queue set size = :size where id = :id")
                .bind("size", size)
                .bind("id", id)
                .execute();
        return id;
    }

    /** A mail that goes back into its queue is as old as the row it replaces, which is removed after it. */
    private long insert(Handle handle, String queue, NewMail mail, Duration delay) {
        return handle.createQuery(
                        "insert into mail_queue (queue, name, enqueued, due, size, sender, recipients, metadata)"
                                + " values (:queue, :name, coalesce((select min(enqueued) from mail_queue"
                                + " where queue = :queue and name = :name), " + dialect.now() + "), " + dialect.now()
                                + " + :delay, 0, :sender, :recipients, :metadata) returning id")
                .bind("queue", queue)
                .bind("name", mail.name())
                .bind("delay", milliseconds(delay))
                .bind("sender", mail.sender().toLowerCase(Locale.ROOT))
                .bind("recipients", lines(mail.recipients()))
                .bind("metadata", mail.metadata())
                .mapTo(Long.class)
                .one();
    }

    private static long milliseconds(Duration delay) {
        if (delay.isNegative()) {
            return 0;
        }
        return (delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY).toMillis();
    }

    private static String lines(List<String> recipients) {
        return recipients.stream()
                .map(recipient -> recipient.toLowerCase(Locale.ROOT) + "\n")
                .collect(Collectors.joining("", "\n", ""));
    }

    private static long insertBody(Handle handle, long id, Content body) throws IOException {
        long size = 0;
        try (InputStream in = body.open()) {
            byte[] chunk = in.readNBytes(CHUNK);
            for (int seq = 0; chunk.length > 0; seq++) {
                handle.createUpdate("insert into mail_body (mail, seq, chunk) values (:mail, :seq, :chunk)")
                        .bind("mail", id)
                        .bind("seq", seq)
                        .bind("chunk", chunk)
                        .execute();
                size += chunk.length;
                chunk = in.readNBytes(CHUNK);
            }
        }
        return size;
    }

    /**
     * Takes up to so many mails that are due: those never tried, oldest first, then at most one suspect. Also parks
     * what was tried too often.
     *
     * @param largest bodies of more bytes stay for later
     */
    public List<ClaimedMail> claim(String queue, int count, long largest) throws StoreException {
        List<ParkedMail> overdue = new ArrayList<>();
        List<ClaimedMail> taken = database.writeRelaxed(handle -> {
            List<ClaimedMail> mails = new ArrayList<>(take(handle, queue, count, largest, dialect.fresh()));
            if (hasTried(handle, queue) && dialect.lockSuspects(handle, queue)) {
                overdue.addAll(park(handle, queue));
                mails.addAll(take(handle, queue, 1, largest, dialect.suspects()));
            }
            return mails;
        });
        overdue.forEach(parked);
        taken.sort(Comparator.comparingLong(ClaimedMail::due).thenComparingLong(ClaimedMail::id));
        return taken;
    }

    private List<ClaimedMail> take(Handle handle, String queue, int count, long largest, String which) {
        return handle.createQuery("update mail_queue set attempts = attempts + 1, owner = :owner, lease_until = "
                        + dialect.now() + " + :lease where " + dialect.idIn(which)
                        + " returning id, attempts, due, name, metadata, size")
                .bind("owner", owner)
                .bind("lease", lease.toMillis())
                .bind("queue", queue)
                .bind("count", count)
                .bind("largest", largest)
                .map(CLAIMED)
                .list();
    }

    private boolean hasTried(Handle handle, String queue) {
        return handle.createQuery("select exists (select 1 from mail_queue where queue = :queue and attempts > 0"
                        + " and lease_until <= " + dialect.now() + ")")
                .bind("queue", queue)
                .mapTo(Boolean.class)
                .one();
    }

    private List<ParkedMail> park(Handle handle, String queue) {
        return handle.createQuery("update mail_queue set queue = queue || :dead, owner = '', lease_until = 0"
                        + " where queue = :queue and attempts >= :limit and lease_until <= " + dialect.now()
                        + " returning id, queue, name, attempts, size")
                .bind("dead", DEAD)
                .bind("queue", queue)
                .bind("limit", limit)
                .map(PARKED)
                .list();
    }

    /** Sets aside a mail this process holds; answers whether it still held it. */
    public boolean park(ClaimedMail mail) throws StoreException {
        List<ParkedMail> set = database.write(handle -> handle.createQuery(
                        "update mail_queue set queue = queue || :dead, owner = '', lease_until = 0 where " + HELD
                                + " returning id, queue, name, attempts, size")
                .bind("dead", DEAD)
                .bind("id", mail.id())
                .bind("owner", owner)
                .bind("attempts", mail.attempts())
                .map(PARKED)
                .list());
        set.forEach(parked);
        return !set.isEmpty();
    }

    /** Ends a mail, its row and body go; answers false if the lease had passed to another. */
    public boolean done(ClaimedMail mail) throws StoreException {
        return held(mail, "delete from mail_queue where " + HELD);
    }

    /** Gives a mail back as if it had not been taken: nothing went wrong with it. */
    public boolean release(ClaimedMail mail) throws StoreException {
        return held(mail, "update mail_queue set attempts = attempts - 1, owner = '', lease_until = 0 where " + HELD);
    }

    /** Gives a mail back for later; the attempt counts, so that one that always fails is parked in the end. */
    public boolean postpone(ClaimedMail mail, Duration delay) throws StoreException {
        return held(
                mail,
                "update mail_queue set owner = '', lease_until = 0, due = " + dialect.now() + " + " + delay.toMillis()
                        + " where " + HELD);
    }

    private boolean held(ClaimedMail mail, String sql) throws StoreException {
        int rows = database.writeRelaxed(handle -> handle.createUpdate(sql)
                .bind("id", mail.id())
                .bind("owner", owner)
                .bind("attempts", mail.attempts())
                .execute());
        return rows == 1;
    }

    /** Lengthens the leases of mails still in work; to be called well before they end. */
    public void renew(Collection<ClaimedMail> mails) throws StoreException {
        String sql = "update mail_queue set lease_until = " + dialect.now() + " + :lease where " + HELD;
        database.writeRelaxed(handle -> {
            for (ClaimedMail mail : mails) {
                handle.createUpdate(sql)
                        .bind("lease", lease.toMillis())
                        .bind("id", mail.id())
                        .bind("owner", owner)
                        .bind("attempts", mail.attempts())
                        .execute();
            }
            return mails.size();
        });
    }

    /** Ends the leases of earlier processes of this node, for it to call as it starts; answers how many. */
    public int endFormerLeases() throws StoreException {
        return database.write(handle -> handle.createUpdate("update mail_queue set lease_until = 0, owner = ''"
                        + " where substr(owner, 1, :length) = :node and owner <> :owner")
                .bind("length", node.length())
                .bind("node", node)
                .bind("owner", owner)
                .execute());
    }

    /** The body of a mail, for as long as its row is there. */
    public Content body(long id, long size) {
        return new StoredBody(database, id, size);
    }
}
