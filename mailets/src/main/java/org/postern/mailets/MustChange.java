package org.postern.mailets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.message.Address;
import org.postern.model.Change;

/** Matches the recipients for whom a rule wants the mail changed: {@code MustChange=strip_metadata}. */
public final class MustChange extends SafeMatcher {
    private Change wanted = Change.STRIP_METADATA;

    @Override
    public void init() throws MessagingException {
        try {
            wanted = Change.of(String.valueOf(getCondition()));
        } catch (IllegalArgumentException e) {
            throw new MessagingException("MustChange: there is no such change", e);
        }
    }

    @Override
    protected Collection<MailAddress> matching(Mail mail) {
        Map<Address, Set<Change>> changes = VerdictAttributes.changes(mail);
        return mail.getRecipients().stream()
                .filter(recipient -> changes.getOrDefault(MailView.address(recipient), Set.of())
                        .contains(wanted))
                .toList();
    }
}
