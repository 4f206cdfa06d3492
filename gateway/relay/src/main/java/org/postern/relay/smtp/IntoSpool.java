package org.postern.relay.smtp;

import javax.inject.Inject;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode.Action;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.smtpserver.SendMailHandler;
import org.apache.mailet.Mail;

/** Puts the mail into the spool: 250 once it is there, 452 where it could not be kept, such as on a full disk. */
public class IntoSpool extends SendMailHandler {

    @Inject
    public IntoSpool(MailQueueFactory<?> queues) {
        super(queues);
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        HookResult result = super.onMessage(session, mail);
        return result.getResult().getAction() == Action.DENYSOFT ? Answers.TRY_LATER : result;
    }
}
