package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.inspect.Inspector;
import org.postern.mailets.Judge;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Limits;
import org.postern.message.MessageReader;
import org.postern.message.PartText;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.policy.Rulebook;
import org.postern.read.FileLimits;
import org.postern.read.MimePartReader;
import org.postern.relay.Configuration;
import org.postern.relay.Relay;
import org.postern.relay.settings.Settings;
import org.postern.scan.ScanOutcome;
import org.postern.store.quarantine.HeldSummary;

/**
 * An Error in judging costs a mail its passage, never the relay a thread: James alone stalls for good at the eighth.
 */
class T05ErrorsIT {
    private static final int TIMES = 100;
    private static final List<Supplier<Error>> ERRORS =
            List.of(StackOverflowError::new, OutOfMemoryError::new, AssertionError::new);

    @Test
    void threeHundredErrorsOfTheJudgeHoldTheirMailsAndLetTheOthersFlow(@TempDir Path folder) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (World world = new World()) {
            School school = School.in(folder, world);
            try (Relay relay = InProcess.start(school, judge -> failing(judge, next))) {
                send(school);
                Ledger ledger = new Ledger(school, world);
                ledger.awaitEmptyQueues();
                assertThat(next).hasValue(3 * TIMES);
                List<HeldSummary> held = ledger.held();
                assertThat(held)
                        .hasSize(3 * TIMES)
                        .extracting(HeldSummary::cause)
                        .containsOnly("error");
                assertThat(ledger.heldSubjects()).containsExactlyInAnyOrderElementsOf(names("bad", 3 * TIMES));
                assertThat(ledger.sentOut()).containsExactlyInAnyOrderElementsOf(names("good", 30));
                worksStill(school, world);
            }
        }
    }

    @Test
    void errorsOfAScannerLeaveThePartUnreadAndTheMailHeld(@TempDir Path folder) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (World world = new World()) {
            School school = School.in(folder, world);
            Judge broken = scanning(InProcess.settings(school), next);
            try (Relay relay = InProcess.start(school, judge -> choosing(broken, judge))) {
                send(school);
                Ledger ledger = new Ledger(school, world);
                ledger.awaitEmptyQueues();
                assertThat(next.get()).isGreaterThanOrEqualTo(3 * TIMES);
                assertThat(ledger.held()).extracting(HeldSummary::cause).containsOnly("unreadable");
                assertThat(ledger.heldSubjects()).containsExactlyInAnyOrderElementsOf(names("bad", 3 * TIMES));
                assertThat(ledger.sentOut()).containsExactlyInAnyOrderElementsOf(names("good", 30));
                worksStill(school, world);
            }
        }
    }

    /** The errors of each kind come in a row, with a good mail after every ten. */
    private static void send(School school) throws Exception {
        try (SmtpDialog smtp = SmtpDialog.from(SmtpDialog.TRUSTED, school.relayPort)) {
            smtp.say("EHLO client.example");
            for (int i = 0; i < 3 * TIMES; i++) {
                Letter bad =
                        Letter.harmless("bad-" + i).to("broken@museum.example").by(i);
                assertThat(smtp.mail(bad.from(), bad.to(), bad.bytes())).startsWith("250");
                if (i % 10 == 9) {
                    Letter good = Letter.harmless("good-" + i / 10);
                    assertThat(smtp.mail(good.from(), good.to(), good.bytes())).startsWith("250");
                }
            }
        }
    }

    private static void worksStill(School school, World world) throws Exception {
        assertThat(Letter.harmless("after all").send(school.relayPort)).startsWith("250");
        World.await(world.outside, World.subjectIs("after all"));
    }

    private static List<String> names(String name, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(name + "-" + i);
        }
        return names;
    }

    private static boolean meant(Envelope envelope) {
        return envelope.recipients().getFirst().local().equals("broken");
    }

    private static Error error(AtomicInteger next) {
        return ERRORS.get(next.getAndIncrement() / TIMES % ERRORS.size()).get();
    }

    private static Judge failing(Judge judge, AtomicInteger next) {
        return (String id, Envelope envelope, Content mail) -> {
            if (meant(envelope)) {
                throw error(next);
            }
            return judge.judge(id, envelope, mail);
        };
    }

    private static Judge choosing(Judge broken, Judge judge) {
        return (id, envelope, mail) -> (meant(envelope) ? broken : judge).judge(id, envelope, mail);
    }

    private static Judge scanning(Settings settings, AtomicInteger next) {
        return switch (PolicyLoader.load(Configuration.policyFiles(settings))) {
            case PolicyOutcome.Loaded(Rulebook rulebook) ->
                new Inspector(
                        rulebook,
                        new MessageReader(Limits.DEFAULT)::read,
                        new MimePartReader(Limits.DEFAULT, (part, kind, left) -> {
                            throw new AssertionError("no mail here has a file");
                        }),
                        FileLimits.DEFAULT,
                        rules -> throwing(next),
                        InstantSource.system())::inspect;
            case PolicyOutcome.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    private static Function<PartText, ScanOutcome> throwing(AtomicInteger next) {
        return text -> {
            throw error(next);
        };
    }
}
