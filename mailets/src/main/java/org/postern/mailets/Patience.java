package org.postern.mailets;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits out a short absence of the store, such as a database restart.
 *
 * @param limit how long all waits together may last
 */
public record Patience(Duration limit, Pause pause) {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Sleeps; a test counts instead. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    /** Something that may succeed when asked again. */
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws IOException;
    }

    /** A database restart takes seconds; half a minute covers a PostgreSQL fail-over. */
    public static Patience standard() {
        return new Patience(Duration.ofSeconds(30), Thread::sleep);
    }

    /** For whom a person or a peer waits: asks once. */
    public static Patience none() {
        return new Patience(Duration.ZERO, Thread::sleep);
    }

    /**
     * Asks until it succeeds.
     *
     * @throws IOException the last failure, once the limit is reached
     */
    public <T> T with(Attempt<T> attempt) throws IOException {
        Duration waited = Duration.ZERO;
        Duration next = FIRST;
        while (true) {
            try {
                return attempt.run();
            } catch (IOException e) {
                if (waited.plus(next).compareTo(limit) > 0) {
                    throw e;
                }
                LOG.warn("trying again: {}", e.getMessage());
            }
            sleep(next);
            waited = waited.plus(next);
            next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        }
    }

    private void sleep(Duration length) throws InterruptedIOException {
        try {
            pause.of(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for the store");
        }
    }
}
