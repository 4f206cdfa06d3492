package org.postern.relay.smtp;

import java.util.Locale;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.message.Envelope.Alignment;
import org.postern.message.Envelope.Origin;
import org.postern.relay.settings.Settings;

/** Notes on the mail how far its client is trusted, and what a trusted upstream said about SPF and DKIM. */
public class OriginHook implements JamesMessageHook {
    private static final AttributeName ORIGIN = AttributeName.of("postern.origin");
    private static final AttributeName ALIGNMENT = AttributeName.of("postern.alignment");
    private final Settings settings;

    @Inject
    public OriginHook(Settings settings) {
        this.settings = settings;
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        Origin origin = origin(session);
        mail.setAttribute(new Attribute(ORIGIN, AttributeValue.of(origin.name())));
        mail.setAttribute(new Attribute(
                ALIGNMENT, AttributeValue.of(alignment(origin, mail).name())));
        return HookResult.DECLINED;
    }

    private static Origin origin(SMTPSession session) {
        if (session.getUsername() != null) {
            return Origin.LOGIN;
        }
        return session.isRelayingAllowed() ? Origin.TRUSTED_NETWORK : Origin.OUTSIDE;
    }

    /** Only the topmost field counts: everything below it may have been written by the sender (RFC 8601 5). */
    private Alignment alignment(Origin origin, Mail mail) {
        if (origin != Origin.TRUSTED_NETWORK) {
            return Alignment.UNKNOWN;
        }
        try {
            String[] fields = mail.getMessage().getHeader("Authentication-Results");
            return fields == null ? Alignment.UNKNOWN : AuthenticationResults.alignment(fields[0], this::believed);
        } catch (MessagingException e) {
            return Alignment.UNKNOWN;
        }
    }

    private boolean believed(String authservId) {
        return settings.routing().authenticationResults().stream()
                .anyMatch(id -> id.toLowerCase(Locale.ROOT).equals(authservId));
    }
}
