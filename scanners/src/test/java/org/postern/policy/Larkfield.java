package org.postern.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/** The demo school as it is shipped, on the day of the labels. */
public final class Larkfield {
    public static final Path CONF = Path.of("..", "conf");
    public static final Set<String> DOMAINS = Set.of("larkfield.sch.example", "pupils.larkfield.sch.example");
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    public static final PolicyFiles FILES = PolicyFiles.in(CONF, DOMAINS);
    private static final PolicyOutcome OUTCOME = PolicyLoader.load(FILES);

    private Larkfield() {}

    public static Rulebook rulebook() {
        return switch (OUTCOME) {
            case PolicyOutcome.Loaded loaded -> loaded.rulebook();
            case PolicyOutcome.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }
}
