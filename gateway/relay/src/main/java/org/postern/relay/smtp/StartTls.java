package org.postern.relay.smtp;

import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.StartTlsCmdHandler;

/**
 * STARTTLS only while James looks for commands injected behind it (RFC 3207 4.2). James stops looking for good at the
 * first DATA, even at one that it refuses, and would then run what came in clear as if it had come encrypted.
 */
public class StartTls extends StartTlsCmdHandler {
    private static final String BAD_SEQUENCE = "503";

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        if (session.isTLSStarted()) {
            return new SMTPResponse(BAD_SEQUENCE, "5.5.1 TLS is on already");
        }
        return session.needsCommandInjectionDetection()
                ? super.onCommand(session, request)
                : new SMTPResponse(BAD_SEQUENCE, "5.5.1 STARTTLS must come before the first mail");
    }
}
