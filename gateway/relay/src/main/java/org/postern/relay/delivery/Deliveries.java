package org.postern.relay.delivery;

import java.util.Collection;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/** Hears of every acceptance by a next hop. */
@FunctionalInterface
public interface Deliveries {
    /** The next hop answered 250 for these recipients. */
    void accepted(Mail mail, Collection<MailAddress> recipients);
}
