package org.postern.relay.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.postern.mailets.MailIds;
import org.postern.mailets.SafeMatcher;
import org.postern.mailets.VerdictAttributes;
import org.postern.store.StoreException;
import org.postern.store.quarantine.HeldItems;

/**
 * Matches a released item that could not be delivered or encrypted, after putting the item back to those that wait for
 * a person.
 */
public class ReleaseFailed extends SafeMatcher {
    private final HeldItems held;

    @Inject
    public ReleaseFailed(HeldItems held) {
        this.held = held;
    }

    @Override
    protected Collection<MailAddress> matching(Mail mail) throws MessagingException {
        Optional<String> item = MailIds.released(mail);
        if (item.isEmpty()) {
            return List.of();
        }
        try {
            held.failed(item.get(), reason(mail));
            return mail.getRecipients();
        } catch (StoreException e) {
            throw new MessagingException("the held item could not be put back", e);
        }
    }

    private static String reason(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, Bouncer.DELIVERY_ERROR, String.class)
                .orElseGet(() -> problems(mail));
    }

    private static String problems(Mail mail) {
        Collection<String> problems = VerdictAttributes.problems(mail).values();
        return problems.isEmpty() ? "the next mail server did not take it" : String.join(" ", problems);
    }
}
