package org.postern.store.quarantine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.postern.inspect.Inspection;
import org.postern.model.Reason;

/** How harmful a held item may be, in order; the words are policy.yaml's. */
public enum Severity {
    INFO(0),
    LOW(1),
    MEDIUM(2),
    HIGH(3),
    CRITICAL(4);

    /** The number in the table, which sorts. */
    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }

    static Severity ranked(int rank) {
        return Arrays.stream(values())
                .filter(s -> s.rank == rank)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no severity has rank " + rank));
    }

    /** The highest of any reason. What could not be read may hide anything: a part medium, the whole mail high. */
    static Severity of(Optional<Inspection> inspection) {
        Severity least = inspection.map(i -> i.complete() ? INFO : MEDIUM).orElse(HIGH);
        return inspection.stream()
                .flatMap(i -> i.decisions().stream())
                .flatMap(d -> d.reasons().stream())
                .map(Severity::of)
                .reduce(least, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    private static Severity of(Reason reason) {
        return switch (reason.severity().toLowerCase(Locale.ROOT)) {
            case "info" -> INFO;
            case "low" -> LOW;
            case "medium" -> MEDIUM;
            case "critical" -> CRITICAL;
            default -> HIGH; // a word we do not know must not sink to the bottom of the list
        };
    }
}
