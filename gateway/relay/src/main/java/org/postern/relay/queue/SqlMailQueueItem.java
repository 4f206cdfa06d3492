package org.postern.relay.queue;

import java.io.IOException;
import java.time.Duration;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.postern.mailets.Patience;
import org.postern.store.StoreException;
import org.postern.store.queue.ClaimedMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail in work. */
final class SqlMailQueueItem implements MailQueue.MailQueueItem {
    private static final Logger LOG = LoggerFactory.getLogger(SqlMailQueueItem.class);
    private static final Patience PATIENCE = Patience.standard();
    private static final Duration REJECTED = Duration.ofMinutes(1);

    private final SqlMailQueue queue;
    private final ClaimedMail claimed;
    private final MailImpl mail;
    private final SpooledBody body;

    SqlMailQueueItem(SqlMailQueue queue, ClaimedMail claimed, MailImpl mail, SpooledBody body) {
        this.queue = queue;
        this.claimed = claimed;
        this.mail = mail;
        this.body = body;
    }

    @Override
    public Mail getMail() {
        return mail;
    }

    boolean isLarge() {
        return body.isLarge();
    }

    ClaimedMail claimed() {
        return claimed;
    }

    /**
     * Never throws: James would put the mail back into the queue after it had been disposed of. What cannot be marked
     * as done comes again when its lease is over.
     */
    @Override
    public void done(CompletionStatus status) {
        try {
            boolean held = PATIENCE.with(() -> settle(status));
            if (!held) {
                LOG.warn("{} had passed to another node, there may be a second copy", claimed.name());
            }
        } catch (IOException e) {
            LOG.error("{} will be worked on again: {}", claimed.name(), e.getMessage());
        } finally {
            queue.settled(this);
            body.dispose();
        }
    }

    private boolean settle(CompletionStatus status) throws StoreException {
        return switch (status) {
            case SUCCESS -> queue.rows().done(claimed);
            case RETRY -> queue.giveBack(claimed);
            case REJECT -> queue.rows().postpone(claimed, REJECTED); // James found no way on, but it was accepted
        };
    }
}
