package org.postern.relay.smtp;

import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.protocols.api.OidcSASLConfiguration;
import org.apache.james.protocols.api.ProtocolSession.AttachmentKey;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.AuthHook;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;

/**
 * AUTH PLAIN and LOGIN (RFC 4954) against the accounts of the store. A few guesses end the connection; the store locks
 * an account that is guessed at from many.
 */
public class LoginHook implements AuthHook {
    private static final AttachmentKey<Integer> FAILURES = AttachmentKey.of("POSTERN_FAILED_LOGINS", Integer.class);
    private static final int MOST_FAILURES = 3;
    private final Logins logins;

    @Inject
    public LoginHook(Logins logins) {
        this.logins = logins;
    }

    @Override
    public HookResult doAuth(SMTPSession session, Username username, String password) {
        if (!logins.verify(username.asString(), password)) {
            return refused(session);
        }
        session.setUsername(username);
        session.setRelayingAllowed(true);
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.ok())
                .smtpDescription("2.7.0 Authentication successful")
                .build();
    }

    private static HookResult refused(SMTPSession session) {
        int failures = session.getAttachment(FAILURES, State.Connection).orElse(0) + 1;
        session.setAttachment(FAILURES, failures, State.Connection);
        return failures < MOST_FAILURES ? HookResult.DECLINED : Answers.TOO_MANY_GUESSES;
    }

    @Override
    public HookResult doSasl(SMTPSession session, OidcSASLConfiguration configuration, String initialResponse) {
        return HookResult.DECLINED;
    }
}
