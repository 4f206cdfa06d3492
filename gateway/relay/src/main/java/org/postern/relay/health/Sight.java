package org.postern.relay.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the watch saw at its last look.
 *
 * @param storeProblem why the database does not answer; empty if it does
 * @param freeDisk bytes free where HOME is
 * @param held items in quarantine by state
 * @param scanner the virus scanner
 */
public record Sight(
        String storeProblem, long freeDisk, List<QueueState> queues, Map<String, Long> held, Scanner scanner) {
    static final String SPOOL = "spool";

    public Sight {
        queues = List.copyOf(queues);
        held = Map.copyOf(held);
    }

    /**
     * The virus scanner; mail is held while it does not answer.
     *
     * @param on whether the school has one
     * @param problem why it does not answer; empty if it does
     */
    public record Scanner(boolean on, String problem) {
        public static final Scanner OFF = new Scanner(false, "");
    }

    /** Mails that failed so often that only an administrator can say what to do with them. */
    public long parked() {
        return queues.stream()
                .filter(queue -> queue.name().endsWith(".dead"))
                .mapToLong(QueueState::size)
                .sum();
    }

    /** How long the oldest mail that nobody has begun to judge waits. */
    Duration oldestUnjudged() {
        return queues.stream()
                .filter(queue -> queue.name().equals(SPOOL))
                .map(QueueState::oldestDue)
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
