package org.postern.bench;

import java.time.Duration;
import java.util.List;

/**
 * A running mail relay.
 *
 * @param port where it takes mail
 * @param processes what it consists of; their CPU time is its own
 */
record Contender(String name, int port, List<Process> processes) implements AutoCloseable {
    Contender {
        processes = List.copyOf(processes);
    }

    Duration cpu() {
        return processes.stream()
                .map(process -> new ProcessTree(process.toHandle()).cpu())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            end(process);
        }
    }

    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
