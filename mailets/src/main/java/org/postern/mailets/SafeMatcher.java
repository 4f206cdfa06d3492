package org.postern.mailets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/** A matcher whose every failure, Errors included, sends the mail to the error processor. */
public abstract class SafeMatcher extends GenericMatcher {
    @Override
    public final Collection<MailAddress> match(Mail mail) throws MessagingException {
        List<MailAddress> matched = new ArrayList<>();
        Guard.run(getClass().getSimpleName(), mail, () -> {
            MailIds.of(mail);
            matched.addAll(matching(mail));
        });
        return matched;
    }

    /** The recipients it is about; James splits the mail if these are not all. */
    protected abstract Collection<MailAddress> matching(Mail mail) throws MessagingException;

    @Override
    public String getMatcherInfo() {
        return getClass().getSimpleName();
    }
}
