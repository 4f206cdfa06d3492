package org.postern.mailets;

import java.util.Collection;
import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/** Matches every recipient of a mail whose sender may be written to, and none of any other. */
public final class MayHear extends SafeMatcher {
    private final ReplyRules rules;

    @Inject
    public MayHear(SchoolDomains school) {
        this.rules = new ReplyRules(school);
    }

    @Override
    protected Collection<MailAddress> matching(Mail mail) throws MessagingException {
        return rules.mayHear(MailView.of(mail).envelope(), mail.getMessage()).isPresent()
                ? mail.getRecipients()
                : List.of();
    }
}
