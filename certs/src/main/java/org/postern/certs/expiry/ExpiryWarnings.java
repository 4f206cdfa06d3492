package org.postern.certs.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Warns 60, 30, 14, 7 and 1 days before something ends, and once it has ended. */
public final class ExpiryWarnings {
    /** The marks, in days before the end; 0 is the end. */
    public static final List<Integer> MARKS = List.of(60, 30, 14, 7, 1, 0);

    private ExpiryWarnings() {}

    /** What is to be warned of now, the soonest first. */
    public static List<ExpiryWarning> due(Collection<Ending> endings, Instant now) {
        return endings.stream()
                .flatMap(ending -> warning(ending, now).stream())
                .sorted(Comparator.comparing(w -> w.ending().until()))
                .toList();
    }

    /** Of these, what was not yet to be warned of at {@code last}, or was of an earlier mark. */
    public static List<ExpiryWarning> dueSince(Collection<Ending> endings, Instant last, Instant now) {
        return due(endings, now).stream()
                .filter(w -> !warning(w.ending(), last).equals(Optional.of(w)))
                .toList();
    }

    private static Optional<ExpiryWarning> warning(Ending ending, Instant now) {
        Duration left = Duration.between(now, ending.until());
        IntStream passed = MARKS.stream()
                .mapToInt(Integer::intValue)
                .filter(mark -> mark <= ending.kind().first())
                .filter(mark -> left.compareTo(Duration.ofDays(mark)) <= 0);
        return passed.boxed().min(Comparator.naturalOrder()).map(mark -> new ExpiryWarning(ending, mark));
    }
}
