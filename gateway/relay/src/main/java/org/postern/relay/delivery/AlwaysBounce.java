package org.postern.relay.delivery;

import java.time.Duration;
import java.util.List;
import javax.mail.AuthenticationFailedException;
import javax.mail.MessagingException;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRetriesHelper;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every finally undeliverable mail to the bounce processor. James's own drops a mail with a null sender and one
 * whose bounce cannot be queued; here the first is held by that processor, and the second stays in the queue. It also
 * takes a refused login for final; but that is the school's fault and not the mail's, so here the mail waits its turns.
 */
final class AlwaysBounce extends Bouncer {
    private static final Logger LOG = LoggerFactory.getLogger(AlwaysBounce.class);
    private final MailetContext context;
    private final MailQueue queue;
    private final List<Duration> retries;

    AlwaysBounce(
            RemoteDeliveryConfiguration configuration, MailetContext context, MailQueue queue, List<Duration> retries) {
        super(configuration, context);
        this.context = context;
        this.queue = queue;
        this.retries = List.copyOf(retries);
    }

    @Override
    public void bounce(Mail mail, @Nullable Exception cause) {
        int tries = mail.getState().equals(Mail.ERROR) ? DeliveryRetriesHelper.retrieveRetries(mail) : 0;
        if (cause instanceof AuthenticationFailedException && tries < retries.size()) {
            LOG.error("a smart host refuses the login; {} waits", mail.getName());
            again(mail, tries);
        } else {
            returned(mail, cause);
        }
    }

    /** As James does after a failure that may pass. */
    void again(Mail mail, int tries) {
        mail.setState(Mail.ERROR);
        mail.setAttribute(DeliveryRetriesHelper.makeAttribute(tries + 1));
        try {
            queue.enQueue(mail, retries.get(tries));
        } catch (MailQueue.MailQueueException e) {
            throw new IllegalStateException("the next try could not be queued; the mail stays as it is", e);
        }
    }

    void returned(Mail mail, @Nullable Exception cause) {
        mail.setAttribute(new Attribute(DELIVERY_ERROR, AttributeValue.of(reason(cause))));
        try {
            context.sendMail(mail, DeliverMail.BOUNCES);
        } catch (MessagingException e) {
            throw new IllegalStateException("the bounce could not be queued; the mail stays in its queue", e);
        }
    }

    /** After the last attempt James wraps what went wrong into "too many retries", which helps nobody. */
    private String reason(@Nullable Exception cause) {
        if (cause == null) {
            return "no reason given";
        }
        boolean gaveUp = !(cause instanceof MessagingException) && cause.getCause() instanceof MessagingException;
        return getErrorMsg(gaveUp ? (MessagingException) cause.getCause() : cause);
    }
}
