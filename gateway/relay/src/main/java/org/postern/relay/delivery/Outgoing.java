package org.postern.relay.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRunnable;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.Mail;

/** One durable queue with its sender threads; one entry for each mail and next hop. */
record Outgoing(NextHops hops, MailQueue queue, DeliveryRunnable sender) {
    /**
     * Recipients that share an entry. James sends once for each kind of NOTIFY (RFC 3461 4.1), and when the next hop
     * refuses somebody of the first kind it forgets the others.
     */
    private record Bundle(Domain domain, Optional<Set<DsnParameters.Notify>> wanted) {
        static Bundle of(Mail mail, MailAddress recipient, NextHops hops) {
            return new Bundle(
                    hops.oneMailForAll() ? Domain.LOCALHOST : recipient.getDomain(),
                    mail.dsnParameters()
                            .flatMap(dsn ->
                                    Optional.ofNullable(dsn.getRcptParameters().get(recipient)))
                            .flatMap(DsnParameters.RecipientDsnParameters::getNotifyParameter)
                            .map(Set::copyOf));
        }
    }

    /** Queues it for everybody whom this way serves, and drops them from the mail. */
    void take(Mail mail) throws MessagingException {
        Map<Bundle, List<MailAddress>> bundles = mail.getRecipients().stream()
                .filter(recipient -> hops.serves(recipient.getDomain().asString()))
                .collect(Collectors.groupingBy(recipient -> Bundle.of(mail, recipient, hops)));
        for (List<MailAddress> recipients : bundles.values()) {
            enqueue(mail, queue, recipients);
        }
    }

    /** Whoever has an entry is dropped from the mail, so that a failure half-way holds it only for the others. */
    static void enqueue(Mail mail, MailQueue queue, Collection<MailAddress> recipients) throws MessagingException {
        List<MailAddress> left = new ArrayList<>(mail.getRecipients());
        mail.setRecipients(recipients);
        try {
            queue.enQueue(mail);
            left.removeAll(recipients);
        } finally {
            mail.setRecipients(left);
        }
    }

    void stop() {
        sender.dispose();
    }
}
