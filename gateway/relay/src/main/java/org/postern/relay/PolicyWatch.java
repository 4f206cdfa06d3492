package org.postern.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postern.inspect.Inspector;
import org.postern.mailets.AuditLog;
import org.postern.model.ConfigProblem;
import org.postern.policy.PolicyFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes changed rules, lists, people and notices into force within seconds. What has a problem is not taken: the last
 * good rules stay in force, the problems are logged, and health says so until they are gone.
 */
final class PolicyWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);
    private static final int SECONDS = 2;
    private static final ZoneId SCHOOL_TIME = ZoneId.of("Europe/London");
    private final Inspector inspector;
    private final PolicyFiles files;
    private final AuditLog audit;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("policy").factory());
    private volatile List<ConfigProblem> problems = List.of();
    private long seen;

    PolicyWatch(Inspector inspector, PolicyFiles files, AuditLog audit) {
        this.inspector = inspector;
        this.files = files;
        this.audit = audit;
        this.seen = fingerprint();
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** What is wrong with the files as they are now; empty while they are in force. */
    List<ConfigProblem> problems() {
        return problems;
    }

    String version() {
        return inspector.rulebook().policy().version();
    }

    private void look() {
        long now = fingerprint();
        if (now == seen) {
            return;
        }
        seen = now;
        problems = reload();
        if (problems.isEmpty()) {
            LOG.info("policy {} is in force", version());
        } else {
            problems.forEach(problem -> LOG.error("policy not taken: {}", problem));
            LOG.error("policy {} stays in force", version());
        }
        note();
    }

    /** Whatever goes wrong must not end the watch, for then nobody would take the mended rules either. */
    private List<ConfigProblem> reload() {
        try {
            return inspector.reload(files);
        } catch (RuntimeException | Error e) {
            String kind = e.getClass().getSimpleName();
            return List.of(new ConfigProblem(files.policy().toString(), 1, 1, "these rules cannot be read: " + kind));
        }
    }

    private void note() {
        try {
            audit.record(
                    "relay",
                    problems.isEmpty() ? "policy-loaded" : "policy-refused",
                    version(),
                    Map.of("problems", Integer.toString(problems.size())));
        } catch (IOException | RuntimeException e) {
            LOG.warn("the change of policy could not be audited: {}", e.getMessage());
        }
    }

    /** Changes whenever a file's name, size or time of change does, and every midnight, when list entries expire. */
    private long fingerprint() {
        return Stream.of(files.policy(), files.lists(), files.directory(), files.notices())
                .mapToLong(PolicyWatch::fingerprint)
                .reduce(LocalDate.now(SCHOOL_TIME).toEpochDay(), (all, one) -> all * 31 + one);
    }

    private static long fingerprint(Path path) {
        try (Stream<Path> below = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return below.mapToLong(PolicyWatch::one).sum();
        } catch (IOException | UncheckedIOException e) {
            return -1; // changed under our eyes; the next look finds it settled
        }
    }

    private static long one(Path file) {
        try {
            return (file.toString().hashCode() * 31L + Files.size(file)) * 31
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
