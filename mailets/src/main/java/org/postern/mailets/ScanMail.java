package org.postern.mailets;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.postern.inspect.Inspection;
import org.postern.model.Reason;
import org.postern.model.Verdict;

/** Has a mail judged and writes the verdict for each recipient on it. */
public final class ScanMail extends SafeMailet {
    /** How often this mail was taken out of the queue, this time included; set by the queue, it survives a crash. */
    public static final AttributeName ATTEMPTS = AttributeName.of("postern.attempts");

    private final Judge judge;
    private final AuditLog audit;
    private final Patience patience;
    private int attempts = 2;

    @Inject
    public ScanMail(Judge judge, AuditLog audit, Patience patience) {
        this.judge = judge;
        this.audit = audit;
        this.patience = patience;
    }

    @Override
    public void init() {
        attempts = param("attempts").map(Integer::parseInt).orElse(attempts);
    }

    @Override
    protected void serve(Mail mail) throws IOException {
        long start = System.nanoTime();
        Optional<Inspection> inspection = attempted(mail) > attempts ? crashed(mail) : judged(mail);
        Map<String, String> row = new TreeMap<>(details(mail, inspection));
        row.put(
                "millis",
                Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis()));
        patience.with(() -> {
            audit.record("relay", "judged", MailIds.of(mail), row);
            return true;
        });
    }

    static int attempted(Mail mail) {
        return mail.getAttribute(ATTEMPTS)
                .map(Attribute::getValue)
                .flatMap(value -> value.valueAs(Integer.class))
                .orElse(1);
    }

    /** A mail that twice took the relay down with it is not opened a third time. */
    private static Optional<Inspection> crashed(Mail mail) {
        VerdictAttributes.holdAll(mail, "crashed");
        return Optional.empty();
    }

    private Optional<Inspection> judged(Mail mail) {
        Optional<Inspection> inspection = Guard.attempt("judging", mail, () -> {
            MailView view = MailView.of(mail);
            Inspection judged = judge.judge(view.id(), view.envelope(), view.content());
            VerdictAttributes.write(mail, judged);
            return judged;
        });
        if (inspection.isEmpty()) {
            VerdictAttributes.holdAll(mail, "error");
        }
        return inspection;
    }

    private static Map<String, String> details(Mail mail, Optional<Inspection> inspection) {
        Map<String, String> row = new TreeMap<>();
        VerdictAttributes.verdicts(mail).values().stream()
                .collect(Collectors.groupingBy(Verdict::label, Collectors.counting()))
                .forEach((label, count) -> row.put(label, count.toString()));
        VerdictAttributes.cause(mail).ifPresent(cause -> row.put("cause", cause));
        inspection.ifPresent(i -> {
            row.put("rules", String.join(" ", rules(i)));
            row.put("policy", i.policyVersion());
            row.put("unread", Integer.toString(i.unread().size()));
        });
        return row;
    }

    private static List<String> rules(Inspection inspection) {
        return inspection.decisions().stream()
                .flatMap(decision -> decision.reasons().stream())
                .map(Reason::rule)
                .distinct()
                .sorted()
                .toList();
    }
}
