package org.postern.relay.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueItemDecoratorFactory;
import org.apache.james.queue.api.MailQueueName;
import org.postern.store.Database;
import org.postern.store.StoreException;
import org.postern.store.queue.ClaimedMail;
import org.postern.store.queue.MailRows;
import org.postern.store.queue.ParkedMail;
import org.postern.store.queue.QueueView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** James's queues over the database; also keeps the leases of mails in work alive. */
public final class SqlMailQueueFactory implements MailQueueFactory<SqlMailQueue>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqlMailQueueFactory.class);

    /**
     * How mail is taken.
     *
     * @param node this machine's name, other than that of every other node of the same database
     * @param workFolder for mails in work too large for memory; emptied at start
     * @param lease after which another node takes the mails of one that no longer answers
     * @param attempts after which a mail is parked in {@code NAME.dead}; above the number at which it is held unread
     */
    public record Taking(String node, Path workFolder, Duration lease, int attempts) {
        public static Taking usual(String node, Path workFolder) {
            return new Taking(node, workFolder, Duration.ofSeconds(60), 6);
        }
    }

    private final Map<MailQueueName, SqlMailQueue> queues = new ConcurrentHashMap<>();
    private final MailRows rows;
    private final QueueView view;
    private final WorkFolder folder;
    private final MailQueueItemDecoratorFactory decorators;
    private final ScheduledExecutorService renewer;

    /**
     * Ends the leases of this node's former process.
     *
     * @param parked is told of each mail parked
     */
    public SqlMailQueueFactory(
            Database database, Taking taking, MailQueueItemDecoratorFactory decorators, Consumer<ParkedMail> parked)
            throws IOException {
        this.rows = new MailRows(database, taking.node(), taking.lease(), taking.attempts(), parked);
        this.view = new QueueView(database);
        this.folder = WorkFolder.emptied(taking.workFolder());
        this.decorators = decorators;
        this.renewer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("queue-leases").daemon().factory());
        rows.endFormerLeases();
        long third = taking.lease().toMillis() / 3;
        var unused = renewer.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        List<ClaimedMail> inWork = queues.values().stream()
                .flatMap(queue -> queue.inWork().stream())
                .toList();
        try {
            rows.renew(inWork);
        } catch (StoreException | RuntimeException | Error e) { // one that throws would not be run again
            LOG.warn("the leases of {} mails were not renewed: {}", inWork.size(), e.getMessage());
        }
    }

    /** The queues' sizes and ages, for health and console. */
    public QueueView view() {
        return view;
    }

    @Override
    public Optional<SqlMailQueue> getQueue(MailQueueName name, PrefetchCount count) {
        Optional<SqlMailQueue> queue = Optional.ofNullable(queues.get(name));
        queue.ifPresent(SqlMailQueue::reference);
        return queue;
    }

    @Override
    public SqlMailQueue createQueue(MailQueueName name, PrefetchCount count) {
        SqlMailQueue queue = queues.computeIfAbsent(name, key -> new SqlMailQueue(key, rows, view, folder, decorators));
        queue.reference();
        return queue;
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        return Set.copyOf(queues.keySet());
    }

    /** To be called before the database is closed. */
    @Override
    public void close() {
        renewer.shutdownNow();
        queues.values().forEach(SqlMailQueue::stop);
        queues.clear();
    }
}
