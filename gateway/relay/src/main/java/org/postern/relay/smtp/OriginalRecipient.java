package org.postern.relay.smtp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.dsn.DSNRcptParameterHook;
import org.jspecify.annotations.Nullable;
import org.postern.message.Address;

/**
 * Keeps NOTIFY and ORCPT (RFC 3461). James fails at a type of address other than {@code rfc822} in small letters; the
 * types do not distinguish case (4.2), and one that a report cannot repeat is no reason to refuse the mail.
 */
public class OriginalRecipient extends DSNRcptParameterHook {
    private static final String ORCPT = "ORCPT";
    private static final String MAIL = "rfc822;";

    @Override
    public HookResult doRcpt(
            SMTPSession session, MaybeSender sender, MailAddress recipient, Map<String, String> parameters) {
        Map<String, String> plain = new HashMap<>(parameters);
        plain.computeIfPresent(ORCPT, (name, value) -> mailAddress(value));
        return super.doRcpt(session, sender, recipient, plain);
    }

    /** Null where it is none that James can read. */
    private static @Nullable String mailAddress(String original) {
        if (!original.toLowerCase(Locale.ROOT).startsWith(MAIL)) {
            return null;
        }
        String address = original.substring(MAIL.length());
        return Address.parse(address).isPresent() ? MAIL + address : null;
    }
}
