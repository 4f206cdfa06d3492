package org.postern.relay.it;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that send mail of every kind without a pause, and remember what was answered with 250. */
final class ManyClients {
    private final int clients;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean sending;

    ManyClients(int clients) {
        this.clients = clients;
    }

    /** Subjects of the mails that were accepted. */
    Set<String> accepted() {
        return accepted;
    }

    List<Thread> start(int port) {
        sending = true;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> sendUntilRefused(port)));
        }
        return threads;
    }

    void end(List<Thread> threads) throws InterruptedException {
        sending = false;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(70));
        }
    }

    private void sendUntilRefused(int port) {
        while (sending) {
            int next = number.incrementAndGet();
            Letter letter = kind(next, "mail-" + next + "-of-many").by(next / 4);
            try {
                if (letter.send(port).startsWith("250")) {
                    accepted.add(letter.subject());
                }
            } catch (IOException e) {
                return; // ended under our hands: no answer, no promise
            }
        }
    }

    private static Letter kind(int number, String subject) {
        return switch (number % 4) {
            case 0 -> Letter.harmless(subject);
            case 1 -> Letter.internal(subject);
            case 2 -> Letter.held(subject);
            default -> Letter.returned(subject);
        };
    }
}
