package org.postern.certs.expiry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A warning that is due.
 *
 * @param days the mark that was passed: 60, 30, 14, 7 or 1 days before the end, or 0 after it
 */
public record ExpiryWarning(Ending ending, int days) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    /** What ends when, and what to do. */
    public String sentence() {
        Instant until = ending.until();
        String when = days == 0 ? " ended on " : " ends on ";
        return ending.subject() + when + DAY.format(until) + "; " + ending.next();
    }
}
