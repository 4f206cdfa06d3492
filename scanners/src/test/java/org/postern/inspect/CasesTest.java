package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postern.model.Decision;
import org.postern.model.Reason;
import org.postern.policy.Larkfield;
import org.postern.read.FileLimits;
import org.postern.read.TestReaders;

/** Judges every labelled mail that the shipped rules can judge, and prints how they did. */
class CasesTest {
    /** Rules that exist; a label that expects another one is left for the work that brings it. */
    private static final Set<String> RULES = Set.of(
            "CIR-01", "CIR-02", "CIR-03", "CIR-04", "CIR-05", "CIR-10", "AUTH-01", "AUTH-02", "PII-01", "PII-02",
            "FIL-01", "FIL-02", "FIL-03", "FIL-05", "IMG-01", "IMG-05", "MAL-02", "DAT-09", "ENC-01", "EXC-02");

    private static final TestReaders READERS = new TestReaders();

    private final Inspector inspector =
            Inspector.standard(Larkfield.rulebook(), READERS, FileLimits.DEFAULT, InstantSource.fixed(Larkfield.NOW));

    @AfterAll
    static void close() {
        READERS.close();
    }

    /** What became of one case. */
    private record Judged(Case label, Inspection inspection, boolean right) {}

    @Test
    void everyCaseInScopeIsJudgedAsLabelled() throws IOException {
        Map<String, List<String>> skipped = new TreeMap<>();
        List<Judged> judged = new ArrayList<>();
        List<Judged> withFiles = new ArrayList<>();
        for (Case each : Case.all()) {
            Optional<String> reason = outOfScope(each);
            if (reason.isPresent()) {
                skipped.computeIfAbsent(reason.get(), r -> new ArrayList<>()).add(each.id());
                continue;
            }
            Inspection inspection =
                    inspector.inspect(each.id(), each.envelope(), each.content(), each.profile(), Witness.NONE);
            (inspection.files().isEmpty() ? judged : withFiles)
                    .add(new Judged(each, inspection, right(each, inspection)));
        }
        withFiles.stream()
                .filter(j -> !j.right())
                .forEach(j -> skipped.computeIfAbsent("right verdict by other rules", r -> new ArrayList<>())
                        .add(j.label().id()));
        System.out.println("with attachments: "
                + withFiles.stream().filter(CasesTest::sameVerdicts).count() + " of " + withFiles.size()
                + " verdicts as labelled");
        withFiles.stream().filter(j -> !j.right()).map(CasesTest::line).forEach(System.out::println);
        print(judged, skipped);
        assertThat(judged).hasSizeGreaterThan(130);
        assertThat(judged.stream().filter(j -> !j.right()).map(CasesTest::line)).isEmpty();
        assertThat(withFiles.stream().filter(j -> !sameVerdicts(j)).map(CasesTest::line))
                .isEmpty();
    }

    private static Optional<String> outOfScope(Case label) {
        if (label.unavailable().isPresent()) {
            return label.unavailable();
        }
        Set<String> missing = new TreeSet<>(label.rules());
        missing.removeAll(RULES);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("needs " + missing.iterator().next());
    }

    private static boolean right(Case label, Inspection inspection) {
        Set<String> rules = new TreeSet<>();
        inspection
                .decisions()
                .forEach(d -> d.reasons().stream().map(Reason::rule).forEach(rules::add));
        return sameVerdicts(new Judged(label, inspection, false))
                && inspection.complete()
                && rules.equals(label.rules());
    }

    private static boolean sameVerdicts(Judged judged) {
        return judged.inspection().decisions().stream()
                .allMatch(d -> d.verdict().label().equals(judged.label().expected(d.recipient())));
    }

    private static String line(Judged judged) {
        List<String> got = judged.inspection().decisions().stream()
                .map(d -> d.verdict().label() + " "
                        + d.reasons().stream().map(Reason::rule).toList())
                .toList();
        return judged.label().id() + ": expected " + judged.label().action() + " "
                + judged.label().rules() + ", got " + got + " "
                + judged.inspection().unread();
    }

    private static void print(List<Judged> judged, Map<String, List<String>> skipped) {
        StringBuilder out = new StringBuilder("\nrule       expected  right\n");
        Set<String> rules = new TreeSet<>(RULES);
        rules.add("(none)");
        for (String rule : rules) {
            List<Judged> about = judged.stream()
                    .filter(j -> rule.equals("(none)")
                            ? j.label().rules().isEmpty()
                            : j.label().rules().contains(rule))
                    .toList();
            out.append("%-10s %8d %6d%n"
                    .formatted(
                            rule,
                            about.size(),
                            about.stream().filter(Judged::right).count()));
        }
        Map<String, Integer> confusion = new TreeMap<>();
        for (Judged j : judged) {
            for (Decision d : j.inspection().decisions()) {
                confusion.merge(
                        j.label().expected(d.recipient()) + " -> " + d.verdict().label(), 1, Integer::sum);
            }
        }
        out.append("verdicts, expected -> given: ").append(confusion).append('\n');
        out.append("left out:\n");
        skipped.forEach((why, ids) -> out.append("%4d %s: %s%n".formatted(ids.size(), why, String.join(" ", ids))));
        System.out.println(out);
    }
}
