package org.postern.relay.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.postern.inspect.Inspection;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.model.Decision;
import org.postern.model.Verdict;
import org.postern.policy.Rule;
import org.postern.policy.Rulebook;
import org.postern.relay.settings.Settings;
import org.postern.school.Person;
import org.postern.store.quarantine.HeldSummary;

/** Prints what happened, for somebody who sees Postern for the first time. */
record Story(Rulebook rulebook, Predicate<Address> hasCertificate, PrintStream out) {
    private static final String NO_CERTIFICATE = "ENC-01";

    private static final int WHO = 24;

    void heading(String school) {
        out.println();
        out.println(school + ": who writes to whom, what happens, and why");
        out.println("(in brackets the sentences of the schools' own policies that a rule comes from)");
        out.println();
    }

    void row(SampleMail mail, Inspection inspection) {
        String subject = mail.id().substring(0, 2) + "  " + author(mail) + "  "
                + mail.id().substring(3);
        out.println(subject);
        decisions(inspection, mail.fromSchool());
    }

    /** A mail that the reader sent. */
    void own(Envelope envelope, Inspection inspection) {
        out.println("Your mail, from " + envelope.sender().map(this::who).orElse("nobody"));
        decisions(inspection, envelope.fromSchoolSystem());
    }

    private void decisions(Inspection inspection, boolean fromSchool) {
        for (Decision decision : inspection.decisions()) {
            out.printf(
                    "      to %-" + WHO + "s  %-9s  %s%n",
                    who(decision.recipient()),
                    words(decision, fromSchool),
                    because(decision));
        }
    }

    private String author(SampleMail mail) {
        boolean forged =
                !mail.fromSchool() && rulebook.directory().find(mail.sender()).isPresent();
        return forged ? "somebody outside, as " + who(mail.sender()) : who(mail.sender());
    }

    private String who(Address address) {
        return rulebook.directory()
                .find(address)
                .map(Story::name)
                .orElseGet(() -> rulebook.directory().group(address).isPresent()
                        ? address.local() + " (list)"
                        : address.toString());
    }

    private static String name(Person person) {
        String role = person.year().map(year -> "year " + year).orElse(role(person));
        return (person.givenName() + " " + person.familyName()).strip() + " (" + role + ")";
    }

    private static String role(Person person) {
        if (person.pupil()) {
            return "pupil";
        }
        return person.staff() ? "staff" : "parent";
    }

    private boolean waitsForCertificate(Decision decision) {
        return decision.verdict() instanceof Verdict.Encrypt && !hasCertificate.test(decision.recipient());
    }

    private String words(Decision decision, boolean fromSchool) {
        if (waitsForCertificate(decision)) {
            return "held";
        }
        return switch (decision.verdict()) {
            case Verdict.Deliver d -> "delivered";
            case Verdict.Encrypt e -> "encrypted";
            case Verdict.Quarantine q -> "held";
            case Verdict.Reject r -> fromSchool ? "returned" : "refused";
        };
    }

    private String because(Decision decision) {
        if (waitsForCertificate(decision)) {
            return rulebook.policy().rule(NO_CERTIFICATE).map(Story::words).orElse(NO_CERTIFICATE);
        }
        return decision.reasons().stream()
                .findFirst()
                .map(reason ->
                        rulebook.policy().rule(reason.rule()).map(Story::words).orElse(reason.rule()))
                .orElse("nothing speaks against it");
    }

    private static String words(Rule rule) {
        String clauses = rule.clauses().isEmpty() ? "" : " [" + String.join(", ", rule.clauses()) + "]";
        return rule.id() + ": " + rule.why() + clauses;
    }

    void afterwards(int school, int outside, List<HeldSummary> held) {
        out.println();
        out.printf(
                "The school's mailboxes received %d mails (letters to senders among them), the outside %d.%n",
                school, outside);
        out.println("Held for a person to look at:");
        for (HeldSummary item : held) {
            out.printf(
                    "  %-8s  %s -> %s  %s%n",
                    item.id(),
                    item.sender().map(this::who).orElse("nobody"),
                    item.recipients().stream().map(r -> who(r.address())).collect(Collectors.joining(", ")),
                    item.note());
        }
    }

    void letter(String subject, String text) {
        out.println();
        out.println("A letter that Jake found in his mailbox:");
        out.println("  | " + subject);
        text.lines().forEach(line -> out.println("  | " + line));
    }

    void next(Settings settings, Path home, int httpPort) {
        int port = settings.relay().listen().getPort();
        out.println();
        out.println("The relay goes on running. Send one yourself from another terminal (apt install swaks):");
        out.println("  swaks --server 127.0.0.1:" + port + " --from maya.okafor@pupils.larkfield.sch.example \\");
        out.println("        --to jake.tilley@pupils.larkfield.sch.example --body 'ring me on 07700 900142'");
        out.println("What happens to it, and why, is said here. Look at held mail, and let one go:");
        out.println("  gateway/bin/postern held list --home " + home);
        out.println("  gateway/bin/postern held release ID --home " + home);
        out.println("Health and figures: http://127.0.0.1:" + httpPort + "/readyz and /metrics");
        out.println("Ctrl-C ends the demo.");
    }
}
