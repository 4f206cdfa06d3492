package org.postern.relay.smtp;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.james.core.MailAddress;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.ReceivedDataLineFilter;

/**
 * Our Received field (RFC 5321 4.4). James's asks the DNS for the client's name, which makes every mail wait for it,
 * and names the software.
 */
public class TraceField extends ReceivedDataLineFilter {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH); // RFC 5322 3.3

    @Override
    protected Collection<Header> headers(SMTPSession session) {
        String hello = session.getAttachment(SMTPSession.CURRENT_HELO_NAME, State.Connection)
                .map(name -> name.replaceAll("[^A-Za-z0-9.:\\-\\[\\]]", "?"))
                .orElse("unknown");
        String mode = session.getAttachment(SMTPSession.CURRENT_HELO_MODE, State.Connection)
                .orElse("");
        String client = session.getRemoteAddress().getAddress().getHostAddress();
        Header field = new Header("Received", "from " + hello + " ([" + client + "])")
                .add("by " + session.getConfiguration().getHelloName() + " (Postern) with " + protocol(session, mode)
                        + " id " + session.getSessionID() + recipient(session) + ";")
                .add(DATE.format(ZonedDateTime.now(ZoneId.systemDefault())));
        return List.of(field);
    }

    /** Also above a mail without any header field, or one that goes in circles would never be noticed. */
    @Override
    protected Response onSeparatorLine(SMTPSession session, byte[] line, LineHandler<SMTPSession> next) {
        return super.onHeadersLine(session, line, next);
    }

    /** The keywords of RFC 3848. */
    private static String protocol(SMTPSession session, String mode) {
        if (!mode.equals("EHLO")) {
            return "SMTP";
        }
        return "ESMTP" + (session.isTLSStarted() ? "S" : "") + (session.getUsername() == null ? "" : "A");
    }

    /** Several recipients are not named: they need not know of each other. */
    private static String recipient(SMTPSession session) {
        List<MailAddress> recipients =
                session.getAttachment(SMTPSession.RCPT_LIST, State.Transaction).orElse(List.of());
        return recipients.size() == 1 ? " for <" + recipients.getFirst() + ">" : "";
    }
}
