package org.postern.mailets;

import java.util.Collection;
import java.util.Map;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.message.Address;
import org.postern.model.Verdict;

/** Matches the recipients with one verdict: {@code HasVerdict=deliver}; without a verdict nothing ever matches. */
public final class HasVerdict extends SafeMatcher {
    private Verdict wanted = new Verdict.Quarantine();

    @Override
    public void init() throws MessagingException {
        try {
            wanted = Verdict.of(String.valueOf(getCondition()));
        } catch (IllegalArgumentException e) {
            throw new MessagingException("HasVerdict: " + e.getMessage(), e);
        }
    }

    @Override
    protected Collection<MailAddress> matching(Mail mail) {
        Map<Address, Verdict> verdicts = VerdictAttributes.verdicts(mail);
        return mail.getRecipients().stream()
                .filter(recipient -> wanted.equals(verdicts.get(MailView.address(recipient))))
                .toList();
    }
}
