package org.postern.relay.smtp;

import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.postern.relay.settings.Settings;

/** Refuses a mail that carries too many Received fields (RFC 5321 6.3). */
public class LoopHook implements JamesMessageHook {
    private final int limit;

    @Inject
    public LoopHook(Settings settings) {
        this.limit = settings.limits().received();
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        try {
            String[] received = mail.getMessage().getHeader("Received");
            return received != null && received.length > limit ? Answers.TOO_MANY_HOPS : HookResult.DECLINED;
        } catch (MessagingException e) {
            return HookResult.DECLINED; // a header that cannot be read is for the judge, who holds it
        }
    }
}
