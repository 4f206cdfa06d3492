package org.postern.model;

import java.util.Locale;

/** What happens to the mail for one recipient. Every caller handles every case. */
public sealed interface Verdict {
    record Deliver() implements Verdict {}

    /** S/MIME, or not at all. */
    record Encrypt() implements Verdict {}

    /** Held for a person to look at. */
    record Quarantine() implements Verdict {}

    /** Returned to a sender of the school with a kind notice; an outside sender is told nothing. */
    record Reject() implements Verdict {}

    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String label) {
        return switch (label) {
            case "deliver" -> new Deliver();
            case "encrypt" -> new Encrypt();
            case "quarantine" -> new Quarantine();
            case "reject" -> new Reject();
            default -> throw new IllegalArgumentException("no such verdict: " + label);
        };
    }
}
