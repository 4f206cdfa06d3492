package org.postern.relay.smtp;

import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.VrfyCmdHandler;

/** VRFY without telling who is at the school (RFC 5321 7.3). */
public class Verify extends VrfyCmdHandler {
    @Override
    public Response onCommand(SMTPSession session, Request request) {
        return new SMTPResponse("252", "2.5.0 Cannot verify, but will take mail and try to deliver it");
    }
}
