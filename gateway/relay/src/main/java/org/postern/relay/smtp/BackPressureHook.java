package org.postern.relay.smtp;

import javax.inject.Inject;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 452 at MAIL FROM while mail could not be kept or would wait too long; the sending server tries again. */
public class BackPressureHook implements MailHook {
    private static final Logger LOG = LoggerFactory.getLogger(BackPressureHook.class);
    private final Pressure pressure;

    @Inject
    public BackPressureHook(Pressure pressure) {
        this.pressure = pressure;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        return pressure.refusal()
                .map(why -> {
                    LOG.warn("refusing new mail for now: {}", why);
                    return Answers.TRY_LATER;
                })
                .orElse(HookResult.DECLINED);
    }
}
