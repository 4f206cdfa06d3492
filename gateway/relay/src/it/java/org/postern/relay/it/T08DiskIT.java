package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.Database;

/** A disk that fills up stops new mail before it stops the store. */
class T08DiskIT {
    private static final long MEGABYTE = 1 << 20; // as postern.yaml counts
    private static final int BALLAST = 1000;
    /** What two readers unpack, and some. */
    private static final int READERS = 700;

    @Test
    void asksSendersToComeBackWhileTheDiskIsFullAndTakesMailAgainAfterwards(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            long free = folder.toFile().getUsableSpace() / MEGABYTE;
            school.edit("minimum-free-disk: 1 MB", "minimum-free-disk: " + (free - READERS) + " MB");
            try (Postern relay = Postern.start(school)) {
                assertThat(Letter.harmless("before").send(school.relayPort)).startsWith("250");
                Path ballast = fill(folder.resolve("ballast"));
                Wait.until("mail is refused", () -> answer(relay).startsWith("452 4.3.1"));
                assertThat(Health.ready(school).well()).isFalse();
                assertThat(Health.ready(school).text()).contains("disk");
                World.await(world.outside, World.subjectIs("before"));
                Files.delete(ballast);
                Wait.until("mail is taken again", () -> answer(relay).startsWith("250"));
                assertThat(Health.ready(school).well()).isTrue();
                assertThat(Letter.harmless("after").send(school.relayPort)).startsWith("250");
                World.await(world.outside, World.subjectIs("after"));
            }
        }
    }

    /**
     * Whatever cannot be written, the temporary file of a mail that comes in or the database, nothing is half taken.
     */
    @Test
    void takesNothingThatItCannotWrite(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            List<String> accepted = new ArrayList<>();
            try (Postern relay = Postern.limited(school, 12 * MEGABYTE)) {
                assertThat(Letter.held("too much").with(() -> text(14)).send(school.relayPort))
                        .startsWith("452 4.3.1")
                        .doesNotContain("File too large");
                String answer = "250";
                for (int i = 0; i < 20 && answer.startsWith("250"); i++) {
                    Letter letter = Letter.held("held-" + i).with(() -> text(3));
                    answer = letter.send(school.relayPort);
                    if (answer.startsWith("250")) {
                        accepted.add(letter.subject());
                    }
                }
                assertThat(answer).startsWith("452 4.3.1");
                assertThat(accepted).isNotEmpty();
                assertThat(relay.alive()).isTrue();
            }
            try (Database database = Database.sqlite(school.home.resolve("postern.db"))) {
                database.write(handle -> handle.execute("update mail_queue set due = 0")); // or wait for a minute
            }
            try (Postern relay = Postern.start(school)) {
                Ledger ledger = new Ledger(school, world);
                ledger.awaitEmptyQueues();
                assertThat(ledger.heldSubjects()).containsExactlyInAnyOrderElementsOf(accepted);
                assertThat(Postern.command(school, "audit", "verify").code()).isZero();
                assertThat(relay.alive()).isTrue();
            }
        }
    }

    private static String text(int megabytes) {
        String line = "A line of a text that goes on for very many lines like this.\r\n";
        return "\r\n" + line.repeat((int) (megabytes * MEGABYTE / line.length()));
    }

    private static String answer(Postern relay) throws IOException {
        try (SmtpDialog smtp = relay.fromSchool()) {
            smtp.say("EHLO client.example");
            return smtp.say("MAIL FROM:<" + Letter.TEACHER + ">");
        }
    }

    private static Path fill(Path file) throws IOException {
        byte[] block = new byte[(int) MEGABYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < BALLAST; i++) {
                out.write(block);
            }
        }
        return file;
    }
}
