package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.Database;
import org.postern.store.quarantine.HeldSummary;

/** A mail that ends the process is held unread on its third try, and it takes no other mail with it. */
class T10PoisonIT {
    private final List<String> accepted = new ArrayList<>();
    private School school;

    @Test
    void holdsAMailThatCrashedTheRelayTwiceAndDeliversAllOthers(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            school = School.in(folder, world);
            int crashes = 0;
            Postern relay = start();
            sendSome(relay, 0);
            send(relay, Letter.harmless("poison").to("poison@museum.example"));
            sendSome(relay, 100); // the crash comes somewhere in between
            for (int start = 0; start < 5 && ended(relay); start++) {
                crashes++;
                relay = start();
                sendSome(relay, 1_000 * crashes);
            }
            try (Postern last = relay) {
                Ledger ledger = new Ledger(school, world);
                ledger.awaitEmptyQueues();
                assertThat(last.alive()).isTrue();
                assertThat(crashes).isEqualTo(2);
                List<HeldSummary> held = ledger.held();
                assertThat(held).hasSize(1);
                assertThat(held.getFirst().cause()).isEqualTo("crashed");
                assertThat(held.getFirst().subject()).contains("poison");
                accepted.remove("poison");
                assertThat(ledger.sentOut()).containsAll(accepted);
                assertThat(Health.ready(school).well()).isTrue();
            }
        }
    }

    /** Such as one that an older version wrote, or a damaged one. */
    @Test
    void holdsAMailOfWhichTheQueueKnowsNothingAnyMore(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            school = School.in(folder, world, "10m").edit("port: " + world.outsidePort() + ",", "port: 1,");
            try (Postern relay = Postern.start(school)) {
                send(relay, Letter.harmless("damaged"));
                Ledger ledger = new Ledger(school, world);
                Wait.until("it waits for a retry", () -> ledger.queues().equals(Map.of("to-outside", 1L)));
                relay.kill();
            }
            try (Database database = Database.sqlite(school.home.resolve("postern.db"))) {
                database.write(handle -> handle.execute("update mail_queue set metadata = '{', due = 0"));
            }
            try (Postern relay = Postern.start(school)) {
                Ledger ledger = new Ledger(school, world);
                Wait.until("it is held", () -> ledger.held().size() == 1);
                assertThat(ledger.held().getFirst().cause()).isEqualTo("crashed");
                assertThat(ledger.held().getFirst().recipients())
                        .extracting(recipient -> recipient.address().toString())
                        .containsExactly(Letter.MUSEUM);
                assertThat(ledger.queues()).isEmpty();
                assertThat(Postern.command(
                                        school,
                                        "held",
                                        "show",
                                        ledger.held().getFirst().id())
                                .code())
                        .isZero();
                assertThat(Health.ready(school).well()).isTrue();
            }
        }
    }

    private Postern start() throws IOException {
        return Postern.launch(school, PoisonedPostern.class.getName(), List.of());
    }

    private void sendSome(Postern relay, int from) throws InterruptedException {
        for (int i = 0; i < 15; i++) {
            send(relay, Letter.harmless("good-" + (from + i)));
        }
    }

    /** The relay may be starting, or may end under our hands: then there is no promise. */
    private void send(Postern relay, Letter letter) throws InterruptedException {
        for (int i = 0; i < 100 && relay.alive(); i++) {
            try {
                if (letter.send(school.relayPort).startsWith("250")) {
                    accepted.add(letter.subject());
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
    }

    private static boolean ended(Postern relay) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            if (!relay.alive()) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }
}
