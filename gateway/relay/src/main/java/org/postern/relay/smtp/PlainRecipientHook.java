package org.postern.relay.smtp;

import java.util.regex.Pattern;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.RcptHook;

/**
 * Refuses recipients that another server may take for a route: {@code victim%elsewhere@school},
 * {@code elsewhere!victim@school}, {@code "victim@elsewhere"@school} (RFC 5321 F.2). No mailbox of a school is called
 * so.
 */
public class PlainRecipientHook implements RcptHook {
    private static final Pattern ROUTE = Pattern.compile("[%!@:]");

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        boolean ours = !session.isRelayingAllowed();
        return ours && ROUTE.matcher(recipient.getLocalPart()).find() ? Answers.NO_ROUTES : HookResult.DECLINED;
    }
}
