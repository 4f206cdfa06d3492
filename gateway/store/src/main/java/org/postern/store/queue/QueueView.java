package org.postern.store.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.postern.message.Content;
import org.postern.store.Database;
import org.postern.store.StoreException;

/** The queues as an operator sees them: how long, how old, what is in them, and what may be taken out. */
public final class QueueView {
    private static final String IN_QUEUE = "queue = :queue";

    private final Database database;
    private final Dialect dialect;

    public QueueView(Database database) {
        this.database = database;
        this.dialect = new Dialect(database.kind());
    }

    /** Mails in a queue, those waiting for their time and those in work included. */
    public long size(String queue) throws StoreException {
        return sizes().getOrDefault(queue, 0L);
    }

    /** Every queue that is not empty; those that end in {@link MailRows#DEAD} need a person. */
    public Map<String, Long> sizes() throws StoreException {
        return byQueue("select queue, count(*) as figure from mail_queue group by queue");
    }

    /** How long the oldest mail of each queue has been in it, all its tries included. */
    public Map<String, Duration> oldest() throws StoreException {
        return durations(byQueue(
                "select queue, " + dialect.now() + " - min(enqueued) as figure from mail_queue group by queue"));
    }

    /** How long the oldest mail of each queue has been due without anyone working on it. */
    public Map<String, Duration> oldestDue() throws StoreException {
        return durations(byQueue("select queue, " + dialect.now()
                + " - min(due) as figure from mail_queue where due <= " + dialect.now() + " and lease_until <= "
                + dialect.now() + " group by queue"));
    }

    private static Map<String, Duration> durations(Map<String, Long> millis) {
        return millis.entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith(MailRows.DEAD))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Duration.ofMillis(entry.getValue())));
    }

    private Map<String, Long> byQueue(String sql) throws StoreException {
        return database.read(handle -> handle
                .createQuery(sql)
                .map((row, context) -> Map.entry(row.getString("queue"), row.getLong("figure")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * One page in the order in which the mails are due.
     *
     * @param after the last mail of the page before
     */
    public List<WaitingMail> page(String queue, Optional<WaitingMail> after, int count) throws StoreException {
        long due = after.map(mail -> mail.due().toEpochMilli()).orElse(Long.MIN_VALUE);
        RowMapper<WaitingMail> waiting = (row, context) -> new WaitingMail(
                row.getLong("id"),
                row.getString("name"),
                row.getString("sender"),
                row.getString("recipients")
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .toList(),
                row.getString("metadata"),
                row.getLong("size"),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("due")),
                row.getLong("lease_until") > row.getLong("now"));
        return database.read(handle -> handle.createQuery("select mail_queue.*, " + dialect.now() + " as now"
                        + " from mail_queue where queue = :queue and (due > :due or due = :due and id > :id)"
                        + " order by due, id limit :count")
                .bind("queue", queue)
                .bind("due", due)
                .bind("id", after.map(WaitingMail::id).orElse(0L))
                .bind("count", count)
                .map(waiting)
                .list());
    }

    /** Makes every mail of a queue due now; answers how many were waiting for their time. */
    public int flush(String queue) throws StoreException {
        return database.write(handle -> handle.createUpdate("update mail_queue set due = " + dialect.now()
                        + " where queue = :queue and due > " + dialect.now())
                .bind("queue", queue)
                .execute());
    }

    public Removed clear(String queue) throws StoreException {
        return remove(queue, IN_QUEUE, "");
    }

    public Removed removeByName(String queue, String name) throws StoreException {
        return remove(queue, IN_QUEUE + " and name = :value", name);
    }

    public Removed removeBySender(String queue, String sender) throws StoreException {
        return remove(queue, IN_QUEUE + " and sender = :value", sender.toLowerCase(Locale.ROOT));
    }

    public Removed removeByRecipient(String queue, String recipient) throws StoreException {
        return remove(
                queue,
                IN_QUEUE + " and " + dialect.position("recipients", ":value") + " > 0",
                "\n" + recipient.toLowerCase(Locale.ROOT) + "\n");
    }

    /** Removes a mail that nobody works on; answers whether it was there. */
    public boolean remove(WaitingMail mail) throws StoreException {
        return database.write(handle ->
                handle.createUpdate("delete from mail_queue where id = :id and lease_until <= " + dialect.now())
                                .bind("id", mail.id())
                                .execute()
                        == 1);
    }

    private Removed remove(String queue, String which, String value) throws StoreException {
        return database.write(handle -> {
            long removed = bound(
                            handle.createUpdate(
                                    "delete from mail_queue where " + which + " and lease_until <= " + dialect.now()),
                            queue,
                            value)
                    .execute();
            return new Removed(removed, count(handle, queue, which, value));
        });
    }

    private static long count(Handle handle, String queue, String which, String value) {
        return bound(handle.createQuery("select count(*) from mail_queue where " + which), queue, value)
                .mapTo(Long.class)
                .one();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, String queue, String value) {
        statement.bind("queue", queue);
        return value.isEmpty() ? statement : statement.bind("value", value);
    }

    /** The body of a mail, for as long as its row is there. */
    public Content body(WaitingMail mail) {
        return new StoredBody(database, mail.id(), mail.size());
    }
}
