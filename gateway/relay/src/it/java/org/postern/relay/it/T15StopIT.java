package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, as a supervisor sends it, in the middle of work. */
class T15StopIT {
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final ManyClients clients = new ManyClients(4);

    /** How the program is started. */
    @FunctionalInterface
    private interface Start {
        Postern of(School school) throws Exception;
    }

    @Test
    void endsInTimeAndLosesNothingWhileMailComesInAndANextHopHangs() throws Exception {
        stopsInTheMiddleAndStartsAgain(Postern::start);
    }

    @Test
    void theSignalToTheLauncherReachesTheProgram() throws Exception {
        stopsInTheMiddleAndStartsAgain(school -> {
            Postern postern = Postern.launcher(school);
            assertThat(postern.program()).as("the launcher has become the JVM").endsWith("java");
            comesInThroughHome(postern, school);
            return postern;
        });
    }

    /** A large mail that has not all come in yet is in a file for the owner's eyes only. */
    private static void comesInThroughHome(Postern relay, School school) throws Exception {
        try (SmtpDialog smtp = relay.fromSchool()) {
            smtp.say("EHLO client.example");
            Letter letter = Letter.harmless("half of a large mail");
            smtp.say("MAIL FROM:<" + letter.from() + ">");
            smtp.say("RCPT TO:<" + letter.to() + ">");
            smtp.say("DATA");
            String half = "Subject: half\r\n\r\n" + "One line of a large mail.\r\n".repeat(10_000);
            smtp.send(half.getBytes(StandardCharsets.US_ASCII));
            Wait.until("it is in HOME", () -> incoming(school).size() == 1);
            assertThat(Files.getPosixFilePermissions(incoming(school).getFirst()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static List<Path> incoming(School school) throws IOException {
        try (Stream<Path> files = Files.list(school.home.resolve("scratch"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("mimemessage"))
                    .toList();
        }
    }

    private void stopsInTheMiddleAndStartsAgain(Start start) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (World world = new World();
                NextHop outside = new NextHop()) {
            School school = School.in(folder, world.schoolPort(), outside.port, "1s, 2s, 3s");
            outside.answering(recipient -> hang(over));
            try (Postern first = start.of(school)) {
                stopUnderLoad(first, school);
            }
            assertThat(outside.calls).as("the next hop was called").isNotEmpty();
            assertThat(outside.arrived).as("and hung").isEmpty();
            outside.answering(recipient -> "250 2.1.5 ok");
            over.countDown();
            Instant again = Instant.now();
            try (Postern second = start.of(school)) {
                assertThat(Duration.between(again, Instant.now())).isLessThan(Duration.ofSeconds(30));
                Ledger ledger = new Ledger(school, world);
                ledger.awaitEmptyQueues();
                assertThat(second.log()).doesNotContain("is parked");
                account(ledger, outside);
                assertThat(second.stop()).as("with nothing to do").isLessThan(IN_TIME);
            }
        } finally {
            over.countDown();
        }
    }

    private static String hang(CountDownLatch over) {
        try {
            return over.await(90, TimeUnit.SECONDS) ? "451 4.3.0 it hung" : "451 4.3.0 it hangs";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "451 4.3.0 interrupted";
        }
    }

    private void stopUnderLoad(Postern relay, School school) throws Exception {
        List<Thread> threads = clients.start(school.relayPort);
        Wait.until("the relay takes mail under load", () -> clients.accepted().size() > 80);
        assertThat(relay.stop()).isLessThan(IN_TIME);
        assertThat(relay.alive()).isFalse();
        clients.end(threads);
        assertThat(relay.log()).doesNotContain("while stopping");
        assertThatThrownBy(relay::fromSchool).as("nobody listens any more").isInstanceOf(IOException.class);
    }

    private void account(Ledger ledger, NextHop outside) throws Exception {
        List<String> held = ledger.heldSubjects();
        List<String> returned = ledger.returned();
        Set<String> found = new HashSet<>(ledger.delivered());
        outside.arrived.forEach(mail -> found.add(subject(mail)));
        found.addAll(held);
        found.addAll(returned);
        assertThat(found).containsAll(clients.accepted());
        assertThat(held).as("holding is once only").doesNotHaveDuplicates();
        assertThat(outside.arrived.stream().map(T15StopIT::subject))
                .as("what hung before the final dot is sent once")
                .doesNotHaveDuplicates();
    }

    private static String subject(NextHop.Arrived mail) {
        return mail.text()
                .lines()
                .filter(line -> line.startsWith("Subject: "))
                .map(line -> line.substring(9))
                .findFirst()
                .orElse("");
    }
}
