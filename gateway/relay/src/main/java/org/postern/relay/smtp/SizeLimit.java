package org.postern.relay.smtp;

import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.MailSizeEsmtpExtension;

/** The SIZE limit (RFC 1870), with the enhanced code that James leaves out after DATA. */
public class SizeLimit extends MailSizeEsmtpExtension {
    private static final String TOO_LARGE = "552";

    @Override
    public Response onLine(SMTPSession session, byte[] line, LineHandler<SMTPSession> next) {
        Response response = super.onLine(session, line, next);
        return response != null && response.getRetCode().equals(TOO_LARGE)
                ? new SMTPResponse(TOO_LARGE, "5.3.4 Message is larger than this server takes")
                : response;
    }
}
