package org.postern.relay.smtp;

import java.util.Optional;
import javax.inject.Inject;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.postern.message.Address;

/** MAIL FROM on the submission port: after a login, and only with one's own or a delegated address. */
public class OwnAddressHook implements MailHook {
    private final Logins logins;

    @Inject
    public OwnAddressHook(Logins logins) {
        this.logins = logins;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        if (session.getUsername() == null) {
            return Answers.LOGIN_FIRST;
        }
        String login = session.getUsername().asString();
        Optional<Address> address =
                sender.asOptional().map(MailAddress::asString).flatMap(Address::parse);
        return address.filter(a -> logins.maySendAs(login, a)).isPresent()
                ? HookResult.DECLINED
                : Answers.NOT_YOUR_ADDRESS;
    }
}
