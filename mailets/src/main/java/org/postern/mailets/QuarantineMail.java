package org.postern.mailets;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.postern.message.Address;
import org.postern.model.Decision;

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
        try {
            Guard.run("notice", mail, () -> tell(mail, item));
        } catch (MessagingException e) {
            // the mail is safe in quarantine and Guard has logged it; holding it again would change nothing
        }
        mail.setState(Mail.GHOST);
    }

    private String cause(Mail mail) {
        AtomicReference<String> cause = new AtomicReference<>(fallback);
        try {
            Guard.run(
                    "cause",
                    mail,
                    () -> cause.set(VerdictAttributes.cause(mail)
                            .orElseGet(() -> fallback.equals("policy") && onlyUnread(mail) ? "unreadable" : fallback)));
        } catch (MessagingException e) {
            // attributes that cannot be read: the fallback stays
        }
        return cause.get();
    }

    private static boolean onlyUnread(Mail mail) {
        boolean unread =
                VerdictAttributes.inspection(mail).filter(i -> !i.complete()).isPresent();
        return unread
                && VerdictAttributes.decisions(mail).stream()
                        .flatMap(decision -> decision.reasons().stream())
                        .allMatch(reason -> reason.findings().isEmpty());
    }

    private void tell(Mail mail, String item) throws MessagingException, IOException {
        Map<Address, String> problems = VerdictAttributes.problems(mail);
        List<Decision> decisions = VerdictAttributes.decisions(mail);
        Optional<String> key = problems.isEmpty() ? SenderNotice.key(decisions) : Optional.of("enc-01");
        if (key.isPresent()) {
            notice.tell(getMailetContext(), mail, new SenderNotice.About(key.get(), Optional.of(item), problems));
        }
    }
}
