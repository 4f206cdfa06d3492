package org.postern.relay.smtp;

import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.protocols.api.OidcSASLConfiguration;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.AuthHook;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;

/** AUTH PLAIN and LOGIN (RFC 4954) against the accounts of the store. */
public class LoginHook implements AuthHook {
    private final Logins logins;

    @Inject
    public LoginHook(Logins logins) {
        this.logins = logins;
    }

    @Override
    public HookResult doAuth(SMTPSession session, Username username, String password) {
        if (!logins.verify(username.asString(), password)) {
            return HookResult.DECLINED;
        }
        session.setUsername(username);
        session.setRelayingAllowed(true);
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.ok())
                .smtpDescription("2.7.0 Authentication successful")
                .build();
    }

    @Override
    public HookResult doSasl(SMTPSession session, OidcSASLConfiguration configuration, String initialResponse) {
        return HookResult.DECLINED;
    }
}
