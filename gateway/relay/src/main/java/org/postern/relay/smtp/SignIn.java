package org.postern.relay.smtp;

import org.apache.james.core.Username;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.AuthCmdHandler;

/** AUTH only under TLS: James does not offer it before, but takes it, password and all. */
public class SignIn extends AuthCmdHandler {
    private static final Response TLS_FIRST = new SMTPResponse("530", "5.7.0 Must issue a STARTTLS command first");
    private static final Response FAILED = new SMTPResponse("535", "5.7.8 Authentication failed");

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        return session.isTLSStarted() ? super.onCommand(session, request) : TLS_FIRST;
    }

    /** One name without a password; James would write the name to the log. */
    @Override
    protected Response doDelegation(SMTPSession session, Username username) {
        return FAILED;
    }
}
