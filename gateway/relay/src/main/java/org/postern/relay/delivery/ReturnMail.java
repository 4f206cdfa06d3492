package org.postern.relay.delivery;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.Notify;
import org.apache.mailet.Mail;
import org.postern.mailets.SafeMailet;
import org.postern.relay.settings.Settings;

/**
 * Terminal: tells a sender of the school, in plain words and as a DSN (RFC 3464), that a mail could not be delivered.
 */
public class ReturnMail extends SafeMailet {
    private static final String NOTICE = "notice";
    private final Settings settings;

    @Inject
    public ReturnMail(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void serve(Mail mail) throws MessagingException {
        List<MailAddress> told =
                mail.getRecipients().stream().filter(r -> wantsToKnow(mail, r)).toList();
        Optional<MailAddress> sender = mail.getMaybeSender().asOptional();
        if (!told.isEmpty() && sender.isPresent()) {
            MimeMessage report = new DeliveryReport(settings.school()).of(mail, sender.get(), told, reason(mail));
            getMailetContext().sendMail(null, List.of(sender.get()), report, NOTICE);
        }
        mail.setState(Mail.GHOST);
    }

    /** RFC 3461 4.1: NOTIFY without FAILURE means that the sender asked not to hear of it. */
    private static boolean wantsToKnow(Mail mail, MailAddress recipient) {
        return mail.dsnParameters()
                .map(DsnParameters::getRcptParameters)
                .flatMap(byRecipient -> Optional.ofNullable(byRecipient.get(recipient)))
                .flatMap(DsnParameters.RecipientDsnParameters::getNotifyParameter)
                .map((EnumSet<Notify> notify) -> notify.contains(Notify.FAILURE))
                .orElse(true);
    }

    private static String reason(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, Bouncer.DELIVERY_ERROR, String.class)
                .orElse("");
    }
}
