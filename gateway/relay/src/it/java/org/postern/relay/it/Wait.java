package org.postern.relay.it;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for what must come to be, and never for ever. */
final class Wait {
    private Wait() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, Duration.ofSeconds(60), condition);
    }

    static void until(String what, Duration limit, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(limit);
        while (!condition.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("in " + limit.toSeconds() + " s it did not come about that " + what);
            }
            Thread.sleep(100);
        }
    }
}
