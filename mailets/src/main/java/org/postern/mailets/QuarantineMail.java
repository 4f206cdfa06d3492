package org.postern.mailets;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.postern.message.Address;

/** Ends a mail's way in quarantine. A sender of the school hears of it where the rule says so. */
public final class QuarantineMail extends SafeMailet {
    private final Holding holding;
    private final SenderNotice notice;
    private String fallback = "error";

    @Inject
    public QuarantineMail(Holding holding, SenderNotice notice) {
        this.holding = holding;
        this.notice = notice;
    }

    @Override
    public void init() {
        fallback = param("cause").orElse(fallback);
    }

    @Override
    protected void serve(Mail mail) throws IOException {
        String item = holding.hold(mail, cause(mail));
        if (MailIds.released(mail).isEmpty()) { // else the sender heard when it was held first
            // should telling fail: the mail is safe, and going round again would change nothing
            Guard.attempt("notice", mail, () -> tell(mail, item));
        }
        mail.setState(Mail.GHOST);
    }

    private String cause(Mail mail) {
        return Guard.attempt("cause", mail, () -> VerdictAttributes.cause(mail).orElseGet(() -> unset(mail)))
                .orElse(fallback);
    }

    private String unset(Mail mail) {
        return fallback.equals("policy") && onlyUnread(mail) ? "unreadable" : fallback;
    }

    private static boolean onlyUnread(Mail mail) {
        boolean unread =
                VerdictAttributes.inspection(mail).filter(i -> !i.complete()).isPresent();
        return unread
                && VerdictAttributes.decisions(mail).stream()
                        .flatMap(decision -> decision.reasons().stream())
                        .allMatch(reason -> reason.findings().isEmpty());
    }

    private boolean tell(Mail mail, String item) throws MessagingException, IOException {
        Map<Address, String> problems = VerdictAttributes.problems(mail);
        Optional<String> key =
                problems.isEmpty() ? SenderNotice.key(VerdictAttributes.decisions(mail)) : Optional.of("enc-01");
        return key.isPresent()
                && notice.tell(
                        getMailetContext(), mail, new SenderNotice.About(key.get(), Optional.of(item), problems));
    }
}
