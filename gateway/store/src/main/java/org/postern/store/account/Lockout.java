package org.postern.store.account;

import java.time.Duration;

/** How long an account rests after failures in a row: five are free, then 1, 2, 4, ... seconds up to 15 minutes. */
final class Lockout {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int LAST_DOUBLING = 10;

    private Lockout() {}

    static Duration after(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(failures - FREE, LAST_DOUBLING));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
