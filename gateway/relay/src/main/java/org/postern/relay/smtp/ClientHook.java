package org.postern.relay.smtp;

import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.server.core.MailImpl;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** Notes on the mail where it came from and who signed in. James's own would look the client up in DNS. */
public class ClientHook implements JamesMessageHook {
    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        if (mail instanceof MailImpl james) {
            String address = session.getRemoteAddress().getAddress().getHostAddress();
            james.setRemoteAddr(address);
            james.setRemoteHost(address);
        }
        if (session.getUsername() != null) {
            mail.setAttribute(new Attribute(
                    Mail.SMTP_AUTH_USER, AttributeValue.of(session.getUsername().asString())));
        }
        return HookResult.DECLINED;
    }
}
