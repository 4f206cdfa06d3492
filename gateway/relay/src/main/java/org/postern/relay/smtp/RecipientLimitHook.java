package org.postern.relay.smtp;

import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.postern.relay.settings.Settings;

/** Recipients per mail (RFC 5321 4.5.3.1.10: 452 lets the client send the rest as another mail). */
public class RecipientLimitHook implements RcptHook {
    private final int limit;

    @Inject
    public RecipientLimitHook(Settings settings) {
        this.limit = settings.limits().recipients();
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        if (session.getRcptCount() < limit) {
            return HookResult.DECLINED;
        }
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.denySoft())
                .smtpReturnCode("452")
                .smtpDescription("4.5.3 Too many recipients")
                .build();
    }
}
