package org.postern.mailets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.postern.inspect.Inspection;
import org.postern.message.Address;
import org.postern.model.Change;
import org.postern.model.Decision;
import org.postern.model.Verdict;

/** What was decided, written on the mail so that it survives splits, queues and restarts. Strings only. */
public final class VerdictAttributes {
    private static final AttributeName VERDICTS = AttributeName.of("postern.verdicts");
    private static final AttributeName INSPECTION = AttributeName.of("postern.inspection");
    private static final AttributeName CAUSE = AttributeName.of("postern.cause");
    private static final AttributeName CHANGES = AttributeName.of("postern.changes");
    private static final AttributeName REMARK = AttributeName.of("postern.remark");
    private static final AttributeName PROBLEMS = AttributeName.of("postern.problems");

    private VerdictAttributes() {}

    public static void write(Mail mail, Inspection inspection) {
        Map<Address, Verdict> verdicts = new LinkedHashMap<>();
        for (Decision decision : inspection.decisions()) {
            Verdict other = verdicts.put(decision.recipient(), decision.verdict());
            if (other != null && !other.equals(decision.verdict())) {
                throw new IllegalStateException("two verdicts for one recipient");
            }
        }
        write(mail, verdicts);
        writeChanges(mail, inspection.decisions());
        VerdictText.write(inspection).ifPresent(text -> set(mail, INSPECTION, text));
    }

    /** Verdicts alone; a released mail that has to be encrypted carries them. */
    public static void write(Mail mail, Map<Address, Verdict> verdicts) {
        Map<String, String> labels = new TreeMap<>();
        verdicts.forEach((recipient, verdict) -> labels.put(recipient.toString(), verdict.label()));
        set(mail, VERDICTS, VerdictText.words(labels));
    }

    private static void writeChanges(Mail mail, List<Decision> decisions) {
        Map<Address, Set<Change>> changes = new LinkedHashMap<>();
        decisions.forEach(decision -> changes.put(decision.recipient(), decision.changes()));
        if (changes.values().stream().anyMatch(wanted -> !wanted.isEmpty())) {
            writeChanges(mail, changes);
        }
    }

    private static void writeChanges(Mail mail, Map<Address, Set<Change>> changes) {
        Map<String, String> labels = new TreeMap<>();
        changes.forEach((recipient, wanted) -> {
            if (!wanted.isEmpty()) {
                String words = wanted.stream().map(Change::label).sorted().collect(Collectors.joining(" "));
                labels.put(recipient.toString(), words);
            }
        });
        set(mail, CHANGES, VerdictText.words(labels));
    }

    /** That change need not be made again, also not to copies of the mail. */
    static void done(Mail mail, Change change) {
        Map<Address, Set<Change>> left = new LinkedHashMap<>();
        changes(mail)
                .forEach((recipient, wanted) -> left.put(
                        recipient,
                        wanted.stream().filter(other -> other != change).collect(Collectors.toUnmodifiableSet())));
        writeChanges(mail, left);
    }

    /** What has to be done to the mail before it goes on, for every recipient for whom there is something. */
    static Map<Address, Set<Change>> changes(Mail mail) {
        Map<Address, Set<Change>> changes = new LinkedHashMap<>();
        MailIds.text(mail, CHANGES)
                .map(VerdictText::words)
                .orElse(Map.of())
                .forEach((address, labels) -> changes.put(
                        Address.of(address),
                        Stream.of(labels.split(" ", -1)).map(Change::of).collect(Collectors.toUnmodifiableSet())));
        return changes;
    }

    /** It must not go on, for what has to be taken out of it cannot be. */
    static void cannotStrip(Mail mail, String sentence) {
        set(mail, CAUSE, "metadata");
        set(mail, REMARK, sentence);
    }

    /** It must not go on, for it should open and does not, or was changed on the way. */
    static void cannotOpen(Mail mail, String sentence) {
        set(mail, CAUSE, "not-opened");
        set(mail, REMARK, sentence);
    }

    /** Why it is held, in more detail than the cause says. */
    static Optional<String> remark(Mail mail) {
        return MailIds.text(mail, REMARK);
    }

    /** Everybody's mail is held, whatever was decided before. */
    static void holdAll(Mail mail, String cause) {
        Map<Address, Verdict> verdicts = new LinkedHashMap<>();
        MailView.recipients(mail).forEach(recipient -> verdicts.put(recipient, new Verdict.Quarantine()));
        write(mail, verdicts);
        set(mail, CAUSE, cause);
    }

    static void noCertificate(Mail mail, Map<Address, String> problems) {
        cannotGo(mail, "no-certificate", problems);
    }

    /** It must not go on, for the one way that was safe enough has failed. */
    public static void routeFailed(Mail mail, Map<Address, String> problems) {
        cannotGo(mail, "no-secure-route", problems);
    }

    private static void cannotGo(Mail mail, String cause, Map<Address, String> problems) {
        Map<String, String> words = new TreeMap<>();
        problems.forEach((address, problem) -> words.put(address.toString(), problem));
        set(mail, PROBLEMS, VerdictText.words(words));
        set(mail, CAUSE, cause);
    }

    /** The verdict of every recipient that has one. */
    public static Map<Address, Verdict> verdicts(Mail mail) {
        Map<Address, Verdict> verdicts = new LinkedHashMap<>();
        MailIds.text(mail, VERDICTS)
                .map(VerdictText::words)
                .orElse(Map.of())
                .forEach((address, label) -> verdicts.put(Address.of(address), Verdict.of(label)));
        return verdicts;
    }

    public static Optional<Inspection> inspection(Mail mail) {
        return MailIds.text(mail, INSPECTION).map(VerdictText::read);
    }

    /** The decisions about those the mail still goes to. */
    static List<Decision> decisions(Mail mail) {
        List<Address> recipients = MailView.recipients(mail);
        return inspection(mail).map(Inspection::decisions).orElse(List.of()).stream()
                .filter(decision -> recipients.contains(decision.recipient()))
                .toList();
    }

    static Optional<String> cause(Mail mail) {
        return MailIds.text(mail, CAUSE);
    }

    /** Why it cannot be encrypted, one sentence for each address it is about. */
    public static Map<Address, String> problems(Mail mail) {
        Map<Address, String> problems = new LinkedHashMap<>();
        MailIds.text(mail, PROBLEMS)
                .map(VerdictText::words)
                .orElse(Map.of())
                .forEach((address, problem) -> problems.put(Address.of(address), problem));
        return problems;
    }

    private static void set(Mail mail, AttributeName name, String text) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(text)));
    }
}
