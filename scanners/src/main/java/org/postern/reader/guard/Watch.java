package org.postern.reader.guard;

import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Ends the reader when the relay is gone, also in the middle of a file, and when a file makes too many threads. */
final class Watch {
    private static final long PAUSE_MILLIS = 250;
    /** What OCR and its runtimes need, many times over. */
    private static final int MOST_THREADS = 256;

    private static final int OVERRUN = 1;

    private Watch() {}

    static void start() {
        Optional<ProcessHandle> relay = ProcessHandle.current().parent();
        Thread.ofPlatform().daemon().name("watch").start(() -> watch(relay));
    }

    private static void watch(Optional<ProcessHandle> relay) {
        while (relay.filter(ProcessHandle::isAlive).isPresent()
                && ManagementFactory.getThreadMXBean().getThreadCount() <= MOST_THREADS) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                break;
            }
        }
        Runtime.getRuntime().halt(OVERRUN);
    }
}
