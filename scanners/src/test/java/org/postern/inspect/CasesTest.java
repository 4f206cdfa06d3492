package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.policy.Larkfield;
import org.postern.read.FileLimits;
import org.postern.read.TestReaders;

/** Judges every labelled mail by the shipped rules under its school's profile, and prints how they did. */
@Execution(ExecutionMode.CONCURRENT)
class CasesTest {
    /** Outside what is only hoped for; the aim is 0.97. */
    private static final double LEAST_RIGHT = 0.91;
    /** Where no mistake is allowed; the aim is 1. */
    private static final double LEAST_RIGHT_WHERE_GRAVE = 0.84;
    /** Harmless mails that are stopped or changed; the aim is 0.01. */
    private static final double MOST_STOPPED = 0.01;

    private static final Predicate<Case> PROMISED = Predicate.not(Case::stretch);
    /** They carry the EICAR test file, which any virus scanner knows; there is none here. */
    private static final Set<String> INFECTED = Set.of("D-137", "D-138");

    private static final TestReaders READERS = new TestReaders();
    private static final Scores SCORES = new Scores();

    @BeforeAll
    static void judgeAll() throws IOException {
        Inspector inspector = Inspector.standard(
                        Larkfield.rulebook(),
                        new LabelledPictures(READERS),
                        FileLimits.DEFAULT,
                        InstantSource.fixed(Larkfield.NOW))
                .with(new LabelledPast())
                .with(new LabelledCertificates());
        for (Case each : Case.all()) {
            Inspector with = INFECTED.contains(each.id()) ? inspector.with(CasesTest::infected) : inspector;
            Inspection inspection = with.inspect(each.id(), scored(each), each.content(), each.profile(), Witness.NONE);
            SCORES.add(new Judged(each, inspection));
        }
        System.out.println(SCORES.table());
        System.out.printf(
                "%d labelled mails, %.1f %% right, %.1f %% where grave, %.1f %% of the harmless stopped%n",
                SCORES.size(),
                100 * SCORES.right(PROMISED),
                100 * SCORES.safe(Case::mustBeRight),
                100 * SCORES.wrongVerdicts(Case::harmless));
    }

    /** As a spam filter in front would have marked it. */
    private static Envelope scored(Case mail) {
        OptionalInt score = mail.rules().contains("SPM-01") ? OptionalInt.of(8) : OptionalInt.of(1);
        return mail.envelope().withSpamScore(score);
    }

    private static MalwareScan.Answer infected(Content mail) {
        return new MalwareScan.Infected("Eicar-Test-Signature");
    }

    @AfterAll
    static void close() {
        READERS.close();
    }

    @Test
    void nearlyAllAreJudgedAsLabelled() {
        assertThat(SCORES.size()).isEqualTo(328);
        assertThat(SCORES.right(PROMISED)).isGreaterThanOrEqualTo(LEAST_RIGHT);
    }

    @Test
    void noMistakeIsMadeWhereItWouldBeGrave() {
        assertThat(SCORES.safe(Case::mustBeRight))
                .as("%s", SCORES.wrong(Case::mustBeRight))
                .isGreaterThanOrEqualTo(LEAST_RIGHT_WHERE_GRAVE);
    }

    @Test
    void harmlessMailArrives() {
        assertThat(SCORES.wrongVerdicts(Case::harmless)).isLessThanOrEqualTo(MOST_STOPPED);
    }
}
