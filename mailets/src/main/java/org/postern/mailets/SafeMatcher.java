package org.postern.mailets;
import java.util.Collection;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
public abstract class SafeMatcher extends GenericMatcher {
    protected abstract Collection<MailAddress> select(Mail mail) throws MessagingException;
    @Override public final Collection<MailAddress> match(Mail mail) throws MessagingException { return select(mail); }
}
