package org.postern.inspect;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.model.Decision;

/** What became of one labelled mail. */
record Judged(Case label, Inspection inspection) {
    /** They say that something is allowed or was done, and labels name them or not. */
    private static final Set<String> NOTED = Set.of("DST-03", "EXC-01", "EXC-02", "PER-01", "ENC-02", "IMG-05");

    boolean sameVerdicts() {
        return inspection.decisions().stream().allMatch(d -> d.verdict().label().equals(label.expected(d.recipient())));
    }

    /** Expected, and did not apply. */
    Set<String> missed() {
        Set<String> rules = new TreeSet<>(label.rules());
        rules.removeAll(applied());
        return rules;
    }

    /** Applied, and was not expected. */
    Set<String> tooMany() {
        Set<String> rules = applied();
        rules.removeAll(label.rules());
        rules.removeAll(NOTED);
        return rules;
    }

    Set<String> applied() {
        return inspection.decisions().stream()
                .flatMap(d -> d.reasons().stream())
                .map(reason -> base(reason.rule()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is FIL-03-ADULTS in the policy is called FIL-03 by labels. */
    static String base(String rule) {
        return Stream.of(rule.split("-", -1)).limit(2).collect(Collectors.joining("-"));
    }

    /** A label such as deliver+alert wants somebody to be told. */
    private boolean told() {
        return !label.action().contains("+alert")
                || inspection.decisions().stream().anyMatch(d -> !d.tell().isEmpty());
    }

    /** It has the verdict, the rules and the people told that its label asks for. */
    boolean safe() {
        return sameVerdicts() && missed().isEmpty() && told();
    }

    /** It is safe, and no other rule applied. */
    boolean right() {
        return safe() && tooMany().isEmpty();
    }

    String verdicts() {
        return inspection.decisions().stream()
                .map(Decision::verdict)
                .map(verdict -> verdict.label())
                .distinct()
                .collect(Collectors.joining("/"));
    }

    /** One line about what is wrong with it. */
    String wrong() {
        StringBuilder line = new StringBuilder("%-7s ".formatted(label.id()));
        if (!sameVerdicts()) {
            line.append(label.action()).append(" became ").append(verdicts()).append("; ");
        }
        line.append(missed().isEmpty() ? "" : "missed " + missed() + "; ");
        line.append(tooMany().isEmpty() ? "" : "not expected " + tooMany() + "; ");
        line.append(told() ? "" : "nobody is told; ");
        inspection.unread().forEach(u -> line.append("unread: ").append(u.reason()));
        return line.toString();
    }
}
