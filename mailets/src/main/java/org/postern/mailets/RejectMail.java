package org.postern.mailets;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.postern.model.Decision;
import org.postern.model.Reason;

/**
 * Ends a mail's way: a sender of the school gets a kind notice. Where nobody may be told, as outside, where the sender
 * may be forged, the mail is held: none ends without a trace that a person can see.
 */
public final class RejectMail extends SafeMailet {
    private static final Set<String> KEPT = Set.of("E1", "E2");

    private final Holding holding;
    private final SenderNotice notice;
    private final AuditLog audit;
    private final Patience patience;

    @Inject
    public RejectMail(Holding holding, SenderNotice notice, AuditLog audit, Patience patience) {
        this.holding = holding;
        this.notice = notice;
        this.audit = audit;
        this.patience = patience;
    }

    @Override
    protected void serve(Mail mail) throws MessagingException, IOException {
        List<Decision> decisions = VerdictAttributes.decisions(mail);
        Optional<String> item = isEvidence(decisions) ? Optional.of(holding.hold(mail, "evidence")) : Optional.empty();
        String key = SenderNotice.key(decisions).orElse("returned");
        boolean told = notice.tell(getMailetContext(), mail, new SenderNotice.About(key, item, Map.of()));
        if (!told && item.isEmpty()) {
            item = Optional.of(holding.hold(mail, "refused"));
        }
        record(mail, decisions, told, item);
        mail.setState(Mail.GHOST);
    }

    /** Without its decisions nobody can say that it is not. */
    private static boolean isEvidence(List<Decision> decisions) {
        return decisions.isEmpty() || decisions.stream().map(Decision::keep).anyMatch(KEPT::contains);
    }

    private void record(Mail mail, List<Decision> decisions, boolean told, Optional<String> item) throws IOException {
        Map<String, String> row = new TreeMap<>();
        row.put("recipients", Integer.toString(mail.getRecipients().size()));
        row.put("told", told ? "yes" : "no");
        item.ifPresent(id -> row.put("item", id));
        row.put(
                "rules",
                decisions.stream()
                        .flatMap(decision -> decision.reasons().stream())
                        .map(Reason::rule)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")));
        patience.with(() -> {
            audit.record("relay", "returned", MailIds.of(mail), row);
            return true;
        });
    }
}
