package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.inspect.BenignMails.Benign;
import org.postern.inspect.BenignMails.Writer;
import org.postern.message.Part;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.policy.Larkfield;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;

/** Thousands of ordinary mails of school life go through as if nobody had looked. */
@Execution(ExecutionMode.CONCURRENT)
class BenignTest {
    /** Ordinary mails to which any rule applies, or that do not arrive. */
    private static final double MOST_FALSE_ALARMS = 0.005;

    private static final List<Benign> MAILS = BenignMails.all();
    private static final Map<Writer, List<String>> ALARMS = new EnumMap<>(Writer.class);

    @BeforeAll
    static void judgeAll() {
        Inspector inspector = Inspector.standard(
                Larkfield.rulebook(), BenignTest::nothing, FileLimits.DEFAULT, InstantSource.fixed(Larkfield.NOW));
        Map<String, Integer> found = new TreeMap<>();
        for (Benign each : MAILS) {
            Case label = each.mail();
            Judged judged = new Judged(
                    label,
                    inspector.inspect(label.id(), label.envelope(), label.content(), label.profile(), Witness.NONE));
            judged.inspection().findings().stream()
                    .filter(finding -> finding.confidence() != Confidence.POSSIBLE)
                    .map(BenignTest::named)
                    .forEach(name -> found.merge(each.writer() + " " + name, 1, Integer::sum));
            if (!judged.right()) {
                ALARMS.computeIfAbsent(each.writer(), w -> new ArrayList<>())
                        .add(judged.wrong() + "\n    " + each.text().replace("\n", " | "));
            }
        }
        ALARMS.values().forEach(alarms -> alarms.forEach(System.out::println));
        found.forEach((what, times) -> System.out.printf("%5d %s%n", times, what));
        for (Writer writer : Writer.values()) {
            System.out.printf("%s: %d mails, %.2f %% false alarms%n", writer, count(writer), 100 * share(writer));
        }
    }

    private static String named(Finding finding) {
        return finding.category().label() + " by " + finding.scanner();
    }

    private static FileReport nothing(Part part, FileKind kind, FileLimits left) {
        throw new AssertionError("none of these mails has an attachment");
    }

    private static long count(Writer writer) {
        return MAILS.stream().filter(mail -> mail.writer() == writer).count();
    }

    private static double share(Writer writer) {
        return (double) ALARMS.getOrDefault(writer, List.of()).size() / count(writer);
    }

    @Test
    void thereAreManyAndTheyDiffer() {
        assertThat(MAILS.stream().map(Benign::text).distinct()).hasSizeGreaterThan(2200);
        assertThat(BenignMails.texts()).hasSizeGreaterThan(250);
    }

    @ParameterizedTest
    @EnumSource
    void hardlyAnyIsMistaken(Writer writer) {
        assertThat(share(writer)).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
    }
}
