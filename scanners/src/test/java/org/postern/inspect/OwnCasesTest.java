package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postern.message.Part;
import org.postern.policy.Larkfield;
import org.postern.policy.Rule;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;

/** Our own labelled mails: for every rule some that it is for, and some that come close and are not its business. */
class OwnCasesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "cases");
    /** Of the mails that a rule is for, those that it applies to and that end as they should; the aim is 0.97. */
    private static final double LEAST_FOUND = 0.97;
    /** Of the mails that only come close, those that are stopped or that the rule applies to; the aim is 0.01. */
    private static final double MOST_MISTAKEN = 0.01;

    private static final int EACH = 3;

    private static final Scores SCORES = new Scores();
    private static final Map<String, List<String>> TRIGGERS = new HashMap<>();
    private static final Map<String, List<String>> NEAR_MISSES = new HashMap<>();
    private static final List<String> WRONG = new ArrayList<>();
    private static int missed;
    private static int mistaken;

    @BeforeAll
    static void judgeAll() throws IOException {
        for (Case each : Case.all()) {
            each.rules().forEach(rule -> note(TRIGGERS, rule, each.id()));
        }
        Inspector inspector = Inspector.standard(
                Larkfield.rulebook(), OwnCasesTest::nothing, FileLimits.DEFAULT, InstantSource.fixed(Larkfield.NOW));
        for (NamedCsvRecord row : Case.rows(FOLDER.resolve("own.csv"))) {
            judge(row, inspector);
        }
        System.out.println(SCORES.table());
        System.out.println(String.join("\n", WRONG));
        System.out.printf(
                "%d own mails; of those to be found %.1f %% are, of those that come close %.1f %% are mistaken%n",
                SCORES.size(), 100 * (1 - share(missed, TRIGGERS)), 100 * share(mistaken, NEAR_MISSES));
    }

    private static void judge(NamedCsvRecord row, Inspector inspector) {
        String rule = row.getField("rule");
        boolean trigger = row.getField("kind").equals("trigger");
        MadeMail mail = new MadeMail(
                row.getField("id"),
                row.getField("from"),
                row.getField("to"),
                row.getField("subject"),
                row.getField("body"),
                row.getField("note"));
        Case label = mail.labelled(row.getField("expected_action"), Case.words(row.getField("expected_rules")));
        Judged judged = new Judged(
                label, inspector.inspect(label.id(), label.envelope(), label.content(), label.profile(), Witness.NONE));
        SCORES.add(judged);
        note(trigger ? TRIGGERS : NEAR_MISSES, rule, label.id());
        boolean applied = judged.applied().contains(rule);
        if (trigger && (!applied || !judged.sameVerdicts())) {
            missed++;
            WRONG.add("missed   " + judged.wrong());
        }
        if (!trigger && (applied || !judged.sameVerdicts())) {
            mistaken++;
            WRONG.add("mistaken " + judged.wrong());
        }
    }

    private static FileReport nothing(Part part, FileKind kind, FileLimits left) {
        throw new AssertionError("none of these mails has an attachment");
    }

    private static void note(Map<String, List<String>> where, String rule, String id) {
        where.computeIfAbsent(rule, r -> new ArrayList<>()).add(id);
    }

    /** Of our own mails. */
    private static double share(int part, Map<String, List<String>> all) {
        long own = all.values().stream()
                .flatMap(List::stream)
                .filter(id -> id.startsWith("O-"))
                .count();
        return (double) part / own;
    }

    @Test
    void whatARuleIsForIsFound() {
        assertThat(1 - share(missed, TRIGGERS)).isGreaterThanOrEqualTo(LEAST_FOUND);
    }

    @Test
    void whatOnlyComesCloseIsLetThrough() {
        assertThat(share(mistaken, NEAR_MISSES)).isLessThanOrEqualTo(MOST_MISTAKEN);
    }

    /** Rules about attachments, counts and certificates cannot be tried with a plain mail; other tests do that. */
    @Test
    void everyRuleHasThreeMailsThatItIsForAndThreeThatComeClose() throws IOException {
        Set<String> elsewhere = Case.rows(FOLDER.resolve("elsewhere.csv")).stream()
                .map(row -> row.getField("rule"))
                .collect(Collectors.toSet());
        List<String> few = new ArrayList<>();
        for (Rule rule : Larkfield.rulebook().policy().rules()) {
            String id = Judged.base(rule.id());
            int triggers = TRIGGERS.getOrDefault(id, List.of()).size();
            int near = NEAR_MISSES.getOrDefault(id, List.of()).size();
            if (!elsewhere.contains(id) && (triggers < EACH || near < EACH)) {
                few.add(id + " has " + triggers + " and " + near);
            }
        }
        assertThat(few).isEmpty();
    }
}
