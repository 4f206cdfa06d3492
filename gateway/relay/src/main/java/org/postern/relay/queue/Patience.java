package org.postern.relay.queue;

import java.time.Duration;
import org.postern.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits out a database that restarts. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Something the database is asked to do. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws StoreException;
    }

    private Patience() {}

    /** Tries again until it works or the time is over; then the last failure is thrown. */
    static <T> T during(Duration time, Attempt<T> attempt) throws StoreException {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            try {
                return attempt.run();
            } catch (StoreException e) {
                if (System.nanoTime() >= end || !paused(PAUSE)) {
                    throw e;
                }
                LOG.warn("trying again: {}", e.getMessage());
            }
        }
    }

    /** Answers false, at once, if this thread is asked to end. */
    static boolean paused(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
