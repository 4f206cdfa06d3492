package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ending the process at any moment loses nothing that was answered with 250. */
class T04KillIT {
    private static final int ROUNDS = 4;

    private final ManyClients clients = new ManyClients(6);

    @Test
    void everyAcceptedMailIsDeliveredHeldOrReturnedHoweverOftenTheRelayIsKilled(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            for (int round = 0; round < ROUNDS; round++) {
                int before = clients.accepted().size();
                Postern relay = Postern.start(school);
                List<Thread> threads = clients.start(school.relayPort);
                Wait.until(
                        "the relay takes mail under load",
                        () -> clients.accepted().size() > before + 60);
                relay.kill();
                clients.end(threads);
            }
            try (Postern relay = Postern.start(school)) {
                Ledger ledger = new Ledger(school, world);
                ledger.awaitEmptyQueues();
                assertThat(relay.log()).doesNotContain("is parked");
                account(ledger);
                assertThat(filesLeftIn(school)).isEmpty();
            }
        }
    }

    private void account(Ledger ledger) throws Exception {
        List<String> delivered = ledger.delivered();
        List<String> held = ledger.heldSubjects();
        List<String> returned = ledger.returned();
        Set<String> found = new HashSet<>(delivered);
        found.addAll(held);
        found.addAll(returned);
        assertThat(found).containsAll(clients.accepted());
        assertThat(held).as("holding is once only").doesNotHaveDuplicates();
        List<String> copies = Stream.concat(delivered.stream().filter(s -> s.startsWith("mail-")), returned.stream())
                .toList();
        long second = copies.size() - copies.stream().distinct().count();
        System.out.println("accepted " + clients.accepted().size() + ", second copies " + second);
        assertThat(second).as("only mails in work when the process ended").isLessThanOrEqualTo((long) ROUNDS * 16);
    }

    private static List<Path> filesLeftIn(School school) throws IOException {
        List<Path> left = new ArrayList<>();
        for (String name : List.of("spool", "scratch")) {
            try (Stream<Path> files = java.nio.file.Files.list(school.home.resolve(name))) {
                left.addAll(files.toList());
            }
        }
        return left;
    }
}
