package org.postern.relay.delivery;

import javax.mail.MessagingException;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends every finally undeliverable mail to the bounce processor. James's own drops a mail with a null sender and one
 * whose bounce cannot be queued; here the first is held by that processor, and the second stays in the queue.
 */
final class AlwaysBounce extends Bouncer {
    private final MailetContext context;

    AlwaysBounce(RemoteDeliveryConfiguration configuration, MailetContext context) {
        super(configuration, context);
        this.context = context;
    }

    @Override
    public void bounce(Mail mail, @Nullable Exception cause) {
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
