package org.postern.relay.delivery;

import java.util.Map;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.postern.mailets.VerdictAttributes;
import org.postern.message.Address;
import org.postern.model.Verdict;

/** The last look before a mail leaves: whatever led it here, what must be encrypted is. */
final class NeverInClear {
    private NeverInClear() {}

    /** @throws MessagingException if it is not; the mail is then held */
    static void check(Mail mail) throws MessagingException {
        Map<Address, Verdict> verdicts = VerdictAttributes.verdicts(mail);
        boolean must = mail.getRecipients().stream()
                .map(recipient -> verdicts.get(Address.of(recipient.asString())))
                .anyMatch(Verdict.Encrypt.class::isInstance);
        if (must && !mail.getMessage().isMimeType("application/pkcs7-mime")) {
            throw new MessagingException("mail that must be encrypted came to delivery in clear");
        }
    }
}
