package org.postern.relay.smtp;

import java.util.List;
import javax.inject.Inject;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.EhloCmdHandler;

/** EHLO as James answers it, with a first line of our own. */
public class Ehlo extends EhloCmdHandler {
    private static final int CODE = 4;

    @Inject
    public Ehlo(MetricFactory metrics) {
        super(metrics);
    }

    @Override
    protected Response doCoreCmd(SMTPSession session, String command, String parameters) {
        List<CharSequence> lines = super.doCoreCmd(session, command, parameters).getLines();
        String client = session.getRemoteAddress().getAddress().getHostAddress();
        SMTPResponse answer = new SMTPResponse(
                "250", session.getConfiguration().getHelloName() + " greets " + parameters + " [" + client + "]");
        lines.stream().skip(1).forEach(line -> answer.appendLine(line.subSequence(CODE, line.length())));
        return answer;
    }
}
