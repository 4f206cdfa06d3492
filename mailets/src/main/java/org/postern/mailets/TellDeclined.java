package org.postern.mailets;

import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.mailet.Mail;

/** Tells the sender of a held mail that a person decided not to deliver it; the mail itself stays in quarantine. */
public final class TellDeclined extends SafeMailet {
    private static final String NOTICE = "not-released";

    private final SenderNotice notice;

    @Inject
    public TellDeclined(SenderNotice notice) {
        this.notice = notice;
    }

    @Override
    protected void serve(Mail mail) {
        // should telling fail: the decision stands, and the mail must not be held a second time
        Guard.attempt(
                "notice",
                mail,
                () -> notice.tell(
                        getMailetContext(), mail, new SenderNotice.About(NOTICE, Optional.empty(), Map.of())));
        mail.setState(Mail.GHOST);
    }
}
