package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.TestPostgres;

/** The relay on PostgreSQL: the same mail, the same quarantine, the same record. */
class T17PostgresIT {
    @TempDir
    static Path folder;

    private static final World WORLD = new World();
    private static Optional<School> schools = Optional.empty();
    private static Optional<Postern> relays = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        String[] database = TestPostgres.shared().newDatabase().split("\\?user=", 2);
        School school = School.in(folder, WORLD)
                .edit(
                        "url: sqlite:postern.db",
                        "url: " + database[0].substring("jdbc:".length()) + "\n  user: "
                                + database[1].replaceFirst("&.*", ""));
        schools = Optional.of(school);
        relays = Optional.of(Postern.start(school));
    }

    @AfterAll
    static void end() throws Exception {
        if (relays.isPresent()) {
            relays.get().close();
        }
        WORLD.close();
    }

    private static void send(Letter letter) throws Exception {
        try (SmtpDialog dialog = SmtpDialog.from(letter.client(), schools.orElseThrow().relayPort)) {
            dialog.say("EHLO client.example");
            assertThat(dialog.mail(letter.from(), letter.to(), letter.bytes())).startsWith("250");
        }
    }

    private static Postern.Answer cli(String... arguments) throws Exception {
        return Postern.command(schools.orElseThrow(), arguments);
    }

    @Test
    void deliversHoldsReturnsAndReleasesAndTheRecordIsWhole() throws Exception {
        send(Letter.harmless("to the museum"));
        send(Letter.internal("to a colleague"));
        send(Letter.held("from a stranger"));
        send(Letter.returned("to a stranger"));
        World.await(WORLD.outside, World.subjectIs("to the museum"));
        World.await(WORLD.school, World.subjectIs("to a colleague"));
        World.await(WORLD.school, World.subjectIs("Your message was not sent"));
        Wait.until("it is held", () -> cli("held", "list", "--json").out().contains("from a stranger"));
        String id = cli("held", "list", "--json").out().replaceFirst("(?s).*\"id\":\"([^\"]*)\".*", "$1");
        assertThat(cli("held", "release", id).out()).contains(id + " delivered.");
        World.await(WORLD.school, World.subjectIs("from a stranger"));
        assertThat(cli("held", "release", id).code()).isEqualTo(1);
        assertThat(cli("held", "delete", id).code()).isZero();
        assertThat(cli("audit", "verify", "--json").out()).contains("\"intact\":true");
        assertThat(WORLD.outside.getReceivedMessages()).hasSize(1);
        assertThat(schools.orElseThrow().home.resolve("postern.db")).doesNotExist();
    }

    @Test
    void loadsFindsAndChangesAccounts() throws Exception {
        assertThat(Postern.typed(schools.orElseThrow(), "three plain words\n", "user", "add", Letter.TEACHER)
                        .code())
                .isZero();
        assertThat(cli("user", "list").out()).contains(Letter.TEACHER);
    }
}
