package org.postern.relay.smtp;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import org.apache.james.core.Username;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.postern.mailets.AuditLog;
import org.postern.message.Address;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The header From of a submitted mail: one field, every address in it the login's own or delegated to it (RFC 6409 6.1,
 * clause HU-29); so is that of Sender, if there is one. A forged From is refused while its author is still connected.
 */
public class FromHeaderHook implements JamesMessageHook {
    private static final Logger LOG = LoggerFactory.getLogger(FromHeaderHook.class);
    private final Logins logins;
    private final AuditLog audit;

    @Inject
    public FromHeaderHook(Logins logins, AuditLog audit) {
        this.logins = logins;
        this.audit = audit;
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        try {
            String login = Optional.ofNullable(session.getUsername())
                    .map(Username::asString)
                    .orElse("");
            if (ownFrom(login, mail)) {
                return HookResult.DECLINED;
            }
            audit.record("relay", "refused", mail.getName(), Map.of("rule", "AUTH-02", "login", login));
            return Answers.NOT_YOUR_ADDRESS;
        } catch (MessagingException | IOException e) {
            LOG.warn("mail {} refused for now: {}", mail.getName(), e.getClass().getSimpleName());
            return Answers.TRY_LATER;
        }
    }

    private boolean ownFrom(String login, Mail mail) throws MessagingException {
        String[] from = mail.getMessage().getHeader("From");
        String[] sender = mail.getMessage().getHeader("Sender");
        return from != null
                && from.length == 1
                && own(login, from[0])
                && (sender == null || (sender.length == 1 && own(login, sender[0])));
    }

    private boolean own(String login, String field) {
        try {
            List<Optional<Address>> named = Arrays.stream(InternetAddress.parse(field))
                    .map(InternetAddress::getAddress)
                    .map(Address::parse)
                    .toList();
            return !named.isEmpty()
                    && named.stream()
                            .allMatch(address -> address.filter(own -> logins.maySendAs(login, own))
                                    .isPresent());
        } catch (AddressException e) {
            return false;
        }
    }
}
