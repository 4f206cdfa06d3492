package org.postern.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.Content;
import org.postern.store.Database;

/** A process killed at any moment loses nothing it has acknowledged. */
class QueueCrashTest {
    @TempDir
    Path folder;

    @Test
    void killedWhileTakingAndGivingMailItLosesNothing() throws Exception {
        Path file = folder.resolve("postern.db");
        Set<String> accepted = new HashSet<>();
        Set<String> maybeDone = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            killAfter(200, file, "r" + round, accepted, maybeDone);
        }
        Set<String> left = new HashSet<>();
        try (Database database = Database.sqlite(file)) {
            MailRows rows = new MailRows(database, "n1", Duration.ofMinutes(1), 10, parked -> {});
            rows.endFormerLeases();
            for (var mails = rows.claim("spool", 50, Long.MAX_VALUE);
                    !mails.isEmpty();
                    mails = rows.claim("spool", 50, Long.MAX_VALUE)) {
                for (ClaimedMail mail : mails) {
                    assertThat(rows.body(mail.id(), mail.size()).open().readAllBytes())
                            .hasSize(700_000);
                    left.add(mail.name());
                    rows.done(mail);
                }
            }
        }
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(60);
        accepted.removeAll(maybeDone);
        assertThat(left).containsAll(accepted);
    }

    /** Reads what the child says and kills it in the middle. */
    private void killAfter(int lines, Path file, String prefix, Set<String> accepted, Set<String> maybeDone)
            throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        file.toString(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = child.inputReader()) {
            String line = said.readLine();
            for (int i = 0; line != null; i++) {
                if (i == lines) {
                    child.toHandle().destroyForcibly(); // SIGKILL; what it said can still be read
                }
                (line.startsWith("accepted ") ? accepted : maybeDone).add(line.substring(line.indexOf(' ') + 1));
                line = said.readLine();
            }
        }
        assertThat(child.waitFor()).isNotZero();
    }

    /** Accepts mail on one thread and works on it on another, saying so: before it is done, after it is accepted. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Database database = Database.sqlite(Path.of(arguments[0]));
            MailRows rows = new MailRows(database, "n1", Duration.ofMinutes(1), 10, parked -> {});
            rows.endFormerLeases();
            Thread.ofPlatform().start(() -> work(rows));
            Content body = Content.of("x".repeat(700_000).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100_000; i++) {
                String name = arguments[1] + "-" + i;
                rows.enqueue("spool", QueueContract.mail(name, body), Duration.ZERO);
                say("accepted " + name);
            }
        }

        private static void work(MailRows rows) {
            try {
                while (true) {
                    for (ClaimedMail mail : rows.claim("spool", 2, Long.MAX_VALUE)) {
                        say("done " + mail.name());
                        rows.done(mail);
                    }
                    Thread.sleep(20);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static synchronized void say(String line) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
