package org.postern.relay.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailQueueItemDecoratorFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;
import org.postern.mailets.ExactMessage;
import org.postern.mailets.Patience;
import org.postern.store.StoreException;
import org.postern.store.queue.ClaimedMail;
import org.postern.store.queue.MailRows;
import org.postern.store.queue.NewMail;
import org.postern.store.queue.QueueView;
import org.postern.store.queue.Removed;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** One of James's queues; every mail is a row until it is done. */
public final class SqlMailQueue implements ManageableMailQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SqlMailQueue.class);
    private static final int CLAIM = 4;
    private static final int LARGE_IN_WORK = 8;
    private static final Duration POLL = Duration.ofSeconds(1); // other nodes' mail and mail that became due
    private static final Patience WORKER_PATIENCE = Patience.standard();

    private final MailQueueName name;
    private final MailRows rows;
    private final QueueView view;
    private final WorkFolder folder;
    private final Scheduler scheduler;
    private final Flux<MailQueueItem> flux;
    private final Deque<ClaimedMail> taken = new ArrayDeque<>(); // only touched under its own lock
    private final Set<ClaimedMail> inWork = ConcurrentHashMap.newKeySet();
    private final AtomicInteger large = new AtomicInteger();
    private final AtomicInteger references = new AtomicInteger();
    private final Semaphore arrived = new Semaphore(0);
    private volatile boolean running = true;

    SqlMailQueue(
            MailQueueName name,
            MailRows rows,
            QueueView view,
            WorkFolder folder,
            MailQueueItemDecoratorFactory decorators) {
        this.name = name;
        this.rows = rows;
        this.view = view;
        this.folder = folder;
        this.scheduler = Schedulers.newSingle("queue-" + name.asString(), true);
        // repeat() would subscribe again on whichever worker asks for more, and take() would block that worker:
        // the subscription must stay on a thread of our own
        this.flux = Mono.fromCallable(this::takeSafely)
                .subscribeOn(scheduler)
                .repeat(() -> running)
                .map(item -> decorators.decorate(item, name));
    }

    void reference() {
        references.incrementAndGet();
    }

    MailRows rows() {
        return rows;
    }

    @Override
    public MailQueueName getName() {
        return name;
    }

    @Override
    public void enQueue(Mail mail) throws MailQueueException {
        enQueue(mail, Duration.ZERO);
    }

    @Override
    public Publisher<Void> enqueueReactive(Mail mail) {
        return Mono.fromCallable(() -> {
                    enQueue(mail);
                    return mail;
                })
                .then();
    }

    /**
     * Durable when it returns. A worker waits for a database that restarts, for a good mail would otherwise be held as
     * failed; a sender's connection is told at once (452), as the sender will come again.
     */
    @Override
    public void enQueue(Mail mail, Duration delay) throws MailQueueException {
        try (SpooledBody body = bodyOf(mail)) {
            NewMail row = new NewMail(
                    mail.getName(),
                    MailJson.write(mail),
                    mail.getMaybeSender().asString(""),
                    mail.getRecipients().stream().map(MailAddress::asString).toList(),
                    body);
            try {
                patience().with(() -> rows.enqueue(name.asString(), row, delay));
            } finally {
                body.dispose();
            }
            arrived.release();
        } catch (IOException | MessagingException e) {
            throw new MailQueueException("the mail " + mail.getName() + " could not be queued: " + e.getMessage(), e);
        }
    }

    private static Patience patience() {
        String thread = Thread.currentThread().getName();
        boolean worker = thread.startsWith("spooler") || thread.startsWith("RemoteDelivery");
        return worker ? WORKER_PATIENCE : Patience.none();
    }

    private SpooledBody bodyOf(Mail mail) throws IOException, MessagingException {
        MimeMessage message = mail.getMessage();
        if (message == null) {
            throw new MessagingException("it has no message");
        }
        SpooledBody body = new SpooledBody(folder);
        try {
            write(message, body);
            body.close();
            return body;
        } catch (IOException | MessagingException | RuntimeException e) {
            body.dispose();
            throw e;
        }
    }

    /** What nobody has changed is copied from its source: writeTo would put the header into US-ASCII. */
    private static void write(MimeMessage message, OutputStream to) throws IOException, MessagingException {
        if (message instanceof MimeMessageWrapper wrapper && !wrapper.isModified()) {
            try (InputStream in = wrapper.getMessageInputStream()) {
                in.transferTo(to);
            }
        } else {
            message.writeTo(to);
        }
    }

    @Override
    public Flux<MailQueueItem> deQueue() {
        return flux;
    }

    /** Null when there is nothing just now. A loop that throws would end for good while all looks healthy. */
    private @Nullable SqlMailQueueItem takeSafely() {
        try {
            return take();
        } catch (InterruptedException e) {
            return null; // the subscriber went, or the queue is stopping
        } catch (Throwable e) { // whatever it is, the next mail must still be taken
            LOG.error("no mail could be taken from {}", name.asString(), e);
            pause();
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable SqlMailQueueItem take() throws IOException, InterruptedException {
        ClaimedMail next = next();
        return next == null ? null : load(next);
    }

    private @Nullable ClaimedMail next() throws StoreException, InterruptedException {
        synchronized (taken) {
            if (taken.isEmpty() && running) {
                arrived.drainPermits();
                List<ClaimedMail> claimed = rows.claim(name.asString(), CLAIM, largest());
                inWork.addAll(claimed);
                taken.addAll(claimed);
            }
            if (!taken.isEmpty()) {
                return taken.poll();
            }
        }
        arrived.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        return null;
    }

    private long largest() {
        return large.get() < LARGE_IN_WORK ? Long.MAX_VALUE : SpooledBody.IN_MEMORY;
    }

    private @Nullable SqlMailQueueItem load(ClaimedMail claimed) throws IOException {
        MailImpl mail;
        try {
            mail = MailJson.read(claimed.metadata());
        } catch (IOException | RuntimeException | StackOverflowError e) { // James's serialisers fail with all kinds
            LOG.error(
                    "{} is parked, what the queue knows of it cannot be read: {}",
                    claimed.name(),
                    e.getClass().getName());
            inWork.remove(claimed);
            rows.park(claimed);
            return null;
        }
        boolean loaded = false;
        try {
            SpooledBody body = SpooledBody.of(rows.body(claimed.id(), claimed.size()), folder);
            mail.setMessageNoCopy(new ExactMessage(body));
            mail.setAttribute(new Attribute(MailJson.ATTEMPTS, AttributeValue.of(claimed.attempts())));
            SqlMailQueueItem item = new SqlMailQueueItem(this, claimed, mail, body);
            large.addAndGet(item.isLarge() ? 1 : 0);
            loaded = true;
            return item;
        } catch (MessagingException e) {
            throw new IOException(e);
        } finally {
            if (!loaded) {
                unloaded(claimed);
            }
        }
    }

    /** Whatever happens, its lease is no longer renewed: else nobody would ever take it again. */
    private void unloaded(ClaimedMail claimed) throws IOException {
        try {
            WORKER_PATIENCE.with(() -> giveBack(claimed));
        } finally {
            inWork.remove(claimed);
        }
    }

    boolean giveBack(ClaimedMail claimed) throws StoreException {
        boolean held = rows.release(claimed);
        arrived.release();
        return held;
    }

    void settled(SqlMailQueueItem item) {
        if (inWork.remove(item.claimed())) {
            large.addAndGet(item.isLarge() ? -1 : 0);
        }
    }

    /** Mails whose leases this process must keep alive. */
    Collection<ClaimedMail> inWork() {
        return Set.copyOf(inWork);
    }

    @Override
    public long getSize() throws MailQueueException {
        return asked(() -> view.size(name.asString()));
    }

    @Override
    public long flush() throws MailQueueException {
        return asked(() -> {
            long flushed = view.flush(name.asString());
            arrived.release();
            return flushed;
        });
    }

    @Override
    public long clear() throws MailQueueException {
        return removed(() -> view.clear(name.asString()));
    }

    @Override
    public long remove(Type type, String value) throws MailQueueException {
        String queue = name.asString();
        return removed(() -> switch (type) {
            case Name -> view.removeByName(queue, value);
            case Sender -> view.removeBySender(queue, value);
            case Recipient -> view.removeByRecipient(queue, value);
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws StoreException;
    }

    private long removed(Question<Removed> removal) throws MailQueueException {
        Removed removed = asked(removal);
        if (removed.inWork() > 0) {
            LOG.info("{} mails of {} are in work and stay", removed.inWork(), name.asString());
        }
        return removed.mails();
    }

    /** Asked for a person who waits, so once only. */
    private <T> T asked(Question<T> question) throws MailQueueException {
        try {
            return question.ask();
        } catch (StoreException e) {
            throw new MailQueueException("the queue " + name.asString() + " did not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public MailQueueIterator browse() {
        return new Browsing(name.asString(), view);
    }

    @Override
    public void close() {
        if (references.decrementAndGet() <= 0) {
            stop();
        }
    }

    /** Stops taking mail and gives back what is in work: a restart is no attempt. */
    void stop() {
        synchronized (taken) { // no claim is under way, and none follows
            running = false;
            taken.clear();
        }
        scheduler.dispose();
        for (ClaimedMail claimed : inWork()) {
            try {
                rows.release(claimed);
                inWork.remove(claimed);
            } catch (StoreException e) {
                LOG.warn("{} comes again when its lease is over: {}", claimed.name(), e.getMessage());
            }
        }
    }
}
