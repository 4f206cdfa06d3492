package org.postern.relay.smtp;

import java.math.BigInteger;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.smtp.MailEnvelope;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.MailSizeEsmtpExtension;
import org.apache.james.protocols.smtp.hook.HookResult;

/** The SIZE limit (RFC 1870), with an enhanced code after DATA and without the sender in the log. */
public class SizeLimit extends MailSizeEsmtpExtension {
    private static final String TOO_LARGE = "552";

    @Override
    public HookResult doMailParameter(SMTPSession session, String name, String value) {
        boolean number = value.matches("\\d{1,20}"); // RFC 1870 5
        BigInteger limit = BigInteger.valueOf(session.getConfiguration().getMaxMessageSize());
        return number && limit.signum() > 0 && new BigInteger(value).compareTo(limit) > 0
                ? Answers.TOO_LARGE
                : super.doMailParameter(session, name, value);
    }

    @Override
    public Response onLine(SMTPSession session, byte[] line, LineHandler<SMTPSession> next) {
        Response response = super.onLine(session, line, next);
        return response != null && response.getRetCode().equals(TOO_LARGE)
                ? new SMTPResponse(TOO_LARGE, Answers.TOO_LARGE.getSmtpDescription())
                : response;
    }

    /** By the size alone, which is what James counted; its own look at it would log the sender. */
    @Override
    public HookResult onMessage(SMTPSession session, MailEnvelope mail) {
        long limit = session.getConfiguration().getMaxMessageSize();
        return limit > 0 && session.currentMessageSize() > limit ? Answers.TOO_LARGE : HookResult.DECLINED;
    }
}
