package org.postern.relay.smtp;

import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;

/** SMTP refusals: basic code, enhanced code (RFC 3463) and a text that reveals no rule. */
final class Answers {
    static final HookResult LOGIN_FIRST = deny("530", "5.7.0 Authentication required");
    static final HookResult NOT_YOUR_ADDRESS = deny("550", "5.7.1 You may not send with this sender address");
    static final HookResult NO_ROUTES = deny("550", "5.7.1 Relaying denied");
    static final HookResult TOO_LARGE = deny("552", "5.3.4 Message is larger than this server takes");
    static final HookResult TOO_MANY_HOPS = deny("554", "5.4.6 Too many hops, this mail is going in circles");
    static final HookResult TOO_MANY_GUESSES = HookResult.builder()
            .hookReturnCode(HookReturnCode.disconnected(HookReturnCode.Action.DENY))
            .smtpReturnCode("421")
            .smtpDescription("4.7.0 Too many failed logins")
            .build();
    static final HookResult TRY_LATER = HookResult.builder()
            .hookReturnCode(HookReturnCode.denySoft())
            .smtpReturnCode("452")
            .smtpDescription("4.3.1 Mail system is busy, please try again later")
            .build();

    private Answers() {}

    private static HookResult deny(String code, String text) {
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.deny())
                .smtpReturnCode(code)
                .smtpDescription(text)
                .build();
    }
}
