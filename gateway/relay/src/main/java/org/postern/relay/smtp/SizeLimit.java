package org.postern.relay.smtp;

import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.MailSizeEsmtpExtension;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.jspecify.annotations.Nullable;

/** The SIZE limit (RFC 1870), with the enhanced code that James leaves out after DATA. */
public class SizeLimit extends MailSizeEsmtpExtension {
    private static final String QUOTA_EXCEEDED = "552";

    @Override
    public Response onLine(SMTPSession session, byte[] line, LineHandler<SMTPSession> next) {
        Response response = super.onLine(session, line, next);
        return response != null && response.getRetCode().equals(QUOTA_EXCEEDED)
                ? new SMTPResponse(QUOTA_EXCEEDED, "5.3.4 Message is larger than this server takes")
                : response;
    }

    /** James reads the declared size as an int and calls a larger one a syntax error. */
    @Override
    public @Nullable HookResult doMailParameter(SMTPSession session, String name, String value) {
        boolean huge = value != null && value.matches("\\d{10,20}");
        return huge ? Answers.TOO_LARGE : super.doMailParameter(session, name, value);
    }
}
