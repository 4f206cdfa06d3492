package org.postern.relay.delivery;

import java.util.Collection;
import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.mailets.SafeMatcher;
import org.postern.relay.settings.Settings;

/**
 * Matches mail that somebody of the school really sent: it came by login or from the school's own mail system, with an
 * address of the school. Only they may be sent anything back; an outside sender may be forged (RFC 3834 2).
 */
public class SchoolSender extends SafeMatcher {
    private final Settings settings;

    @Inject
    public SchoolSender(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected Collection<MailAddress> select(Mail mail) throws MessagingException {
        return MailFacts.fromSchoolSystem(mail) && ours(mail) && !automatic(mail) ? mail.getRecipients() : List.of();
    }

    private boolean ours(Mail mail) {
        return mail.getMaybeSender()
                .asOptional()
                .map(sender -> sender.getDomain().asString())
                .filter(settings.school().domains()::contains)
                .isPresent();
    }

    /** RFC 3834 5: nothing is ever sent in answer to what a machine sent. */
    private static boolean automatic(Mail mail) throws MessagingException {
        String[] field = mail.getMessage().getHeader("Auto-Submitted");
        return field != null && !field[0].strip().equalsIgnoreCase("no");
    }
}
