package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.TestPostgres;

/** While the store is away nothing is accepted, and what was accepted before goes on by itself afterwards. */
class T07StoreAwayIT {
    private static final Duration LEASE = Duration.ofSeconds(150); // mail in work at the crash comes again after one

    private final List<String> accepted = new ArrayList<>();

    @Test
    void aPostgresServerThatCrashesCostsNoAcceptedMailAndIsWaitedFor(@TempDir Path folder) throws Exception {
        TestPostgres server = TestPostgres.own();
        String url = server.newDatabase().replaceFirst("^jdbc:", "").replaceFirst("[?].*", "");
        try (World world = new World()) {
            School school =
                    School.in(folder, world).edit("url: sqlite:postern.db", "url: " + url + "\n  user: postern");
            try (Postern relay = Postern.start(school)) {
                sendSome(school, "before", 40);
                server.crash(); // with most of them still in work
                refusesEverything(school);
                Wait.until(
                        "mail is refused at MAIL FROM",
                        () -> Letter.harmless("x").send(school.relayPort).startsWith("452 4.3.1"));
                Wait.until("health says why", () -> Health.ready(school).text().contains("store"));
                assertThat(Health.ready(school).well()).isFalse();
                server.start();
                Wait.until(
                        "mail is taken again",
                        () -> Letter.harmless("first-after")
                                .send(school.relayPort)
                                .startsWith("250"));
                accepted.add("first-after");
                sendSome(school, "after", 10);
                Ledger ledger = new Ledger(school, world, url);
                Wait.until(
                        "every accepted mail is there",
                        LEASE,
                        () -> found(ledger).containsAll(accepted));
                Wait.until("health is green", () -> Health.ready(school).well());
                assertThat(ledger.held()).extracting(item -> item.cause()).doesNotContain("error", "crashed");
                assertThat(relay.alive()).isTrue();
            }
        }
    }

    @Test
    void aDatabaseFileThatSomebodyElseLocksCostsNoAcceptedMail(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            try (Postern relay = Postern.start(school)) {
                sendSome(school, "before", 20);
                Path file = school.home.resolve("postern.db");
                try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                        Statement statement = other.createStatement()) {
                    statement.execute("PRAGMA busy_timeout = 10000");
                    statement.execute("BEGIN IMMEDIATE");
                    assertThat(Letter.harmless("locked out").send(school.relayPort))
                            .startsWith("452 4.3.1");
                    statement.execute("ROLLBACK");
                }
                sendSome(school, "after", 10);
                Ledger ledger = new Ledger(school, world);
                Wait.until("every accepted mail is there", () -> found(ledger).containsAll(accepted));
                ledger.awaitEmptyQueues();
                assertThat(found(ledger)).doesNotContain("locked out");
                assertThat(ledger.held()).extracting(item -> item.cause()).doesNotContain("error", "crashed");
                assertThat(relay.alive()).isTrue();
            }
        }
    }

    private void sendSome(School school, String name, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Letter letter = i % 3 == 0 ? Letter.held(name + "-" + i) : Letter.harmless(name + "-" + i);
            assertThat(letter.send(school.relayPort)).startsWith("250");
            accepted.add(letter.subject());
        }
    }

    /** The watch looks once a second: until then the answer comes at the end of DATA. */
    private static void refusesEverything(School school) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(Letter.harmless("not taken").send(school.relayPort)).startsWith("452 4.3.1");
        }
    }

    private static List<String> found(Ledger ledger) throws Exception {
        List<String> found = new ArrayList<>(ledger.delivered());
        found.addAll(ledger.heldSubjects());
        return found;
    }
}
