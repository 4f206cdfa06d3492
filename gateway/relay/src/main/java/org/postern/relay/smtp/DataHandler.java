package org.postern.relay.smtp;

import javax.inject.Inject;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPRetCode;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.smtpserver.DataLineJamesMessageHookHandler;
import org.postern.relay.settings.Settings;

/**
 * Takes the lines of DATA. James refuses bare LF; this also refuses bare CR, which the next server might take for a
 * line end (SMTP smuggling, RFC 5321 2.3.8), and a header without end.
 */
public class DataHandler extends DataLineJamesMessageHookHandler {
    private static final AttachmentKey<Integer> HEADER_BYTES = AttachmentKey.of("POSTERN_HEADER_BYTES", Integer.class);
    private static final int BODY_BEGUN = -1;
    private final Settings.Limits limits;

    @Inject
    public DataHandler(Settings settings) {
        this.limits = settings.limits();
    }

    @Override
    public Response onLine(SMTPSession session, byte[] line, LineHandler<SMTPSession> next) {
        if (bareCarriageReturn(line)) {
            return refuse(session, "500", "5.6.0 Line delimiter must be CRLF");
        }
        if (line.length > limits.lineLength() + 2) {
            return refuse(session, "500", "5.6.0 Line too long");
        }
        if (headerTooLarge(session, line)) {
            return refuse(session, "554", "5.6.0 Message header is too large");
        }
        Response response = super.onLine(session, line, next);
        return response != null && response.getRetCode().equals(SMTPRetCode.LOCAL_ERROR) ? notKept(session) : response;
    }

    /** A temporary file could not be written; James would tell the client which and why. */
    private static Response notKept(SMTPSession session) {
        session.resetState();
        SMTPResponse response = new SMTPResponse("452", "4.3.1 Mail system is busy, please try again later");
        response.setEndSession(true);
        return response;
    }

    private static boolean bareCarriageReturn(byte[] line) {
        for (int i = 0; i < line.length - 2; i++) {
            if (line[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    private boolean headerTooLarge(SMTPSession session, byte[] line) {
        int before = session.getAttachment(HEADER_BYTES, State.Transaction).orElse(0);
        if (before == BODY_BEGUN) {
            return false;
        }
        int now = line.length == 2 ? BODY_BEGUN : before + line.length;
        session.setAttachment(HEADER_BYTES, now, State.Transaction);
        return now > limits.headerSize();
    }

    private static Response refuse(SMTPSession session, String code, String text) {
        session.popLineHandler();
        session.resetState();
        SMTPResponse response = new SMTPResponse(code, text);
        response.setEndSession(true);
        return response;
    }
}
