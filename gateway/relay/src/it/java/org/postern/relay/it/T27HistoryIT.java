package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sent before counts, also what was sent before the program was started anew. */
class T27HistoryIT {
    private static final String FRIEND = "jake.tilley@pupils.larkfield.sch.example";
    private static final String OTHER_PUPIL = "tom.beddoes@pupils.larkfield.sch.example";
    private static final String RULE = """
        - id: TST-01
          severity: low
          why: A test.
          when: sender.pupil && recipient.pupil && message.social_last_hour > 40
          do: reject
          notice: slow-down
        """;

    private static Letter social(String from, String to, String subject) {
        return new Letter(
                SmtpDialog.TRUSTED, from, to, subject, Letter.internal(subject).rest());
    }

    /** Before every other rule, so that it does not depend on what else the school limits. */
    private static void limit(School school) throws Exception {
        Path policy = school.conf.resolve("policy.yaml");
        String text = Files.readString(policy);
        assertThat(text).contains("\nrules:\n");
        Files.writeString(policy, text.replace("\nrules:\n", "\nrules:\n" + RULE));
    }

    private static void send(School school, Letter letter) throws Exception {
        assertThat(letter.send(school.relayPort)).as(letter.subject()).startsWith("250");
    }

    @Test
    void theFortyFirstMailOfAnHourComesBackAndSoItDoesAfterARestart(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            limit(school);
            Ledger ledger = new Ledger(school, world);
            try (Postern relay = Postern.start(school)) {
                for (int i = 1; i <= 41; i++) {
                    send(school, social(Letter.PUPIL, FRIEND, "social-" + i));
                }
                ledger.awaitEmptyQueues();
                Wait.until("one comes back", () -> ledger.returned().size() == 1);
                List<String> arrived = ledger.delivered();
                assertThat(arrived.stream().filter(subject -> subject.startsWith("social-")))
                        .as("however many are judged at once")
                        .hasSize(40);
                assertThat(relay.alive()).isTrue();
            }
            try (Postern relay = Postern.start(school)) {
                send(school, social(Letter.PUPIL, FRIEND, "again"));
                send(school, social(OTHER_PUPIL, FRIEND, "of-another"));
                Wait.until("it comes back", () -> ledger.returned().contains("again"));
                Wait.until("another's arrives", () -> ledger.delivered().contains("of-another"));
                assertThat(ledger.delivered()).doesNotContain("again");
                assertThat(relay.alive()).isTrue();
            }
        }
    }
}
