package org.postern.relay.health;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postern.relay.settings.Settings.Limits;
import org.postern.relay.smtp.Pressure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at disk, store and queues once a second, so that neither a MAIL FROM nor a health request waits for them. It
 * has a thread of its own and never stops looking: health must not stay green because its watch died.
 */
public final class Watch implements Pressure, AutoCloseable {
    /** Takes one look; answers a problem inside the sight instead of throwing. */
    @FunctionalInterface
    public interface Eyes {
        Sight look();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private final Limits limits;
    private final Eyes eyes;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch").factory());
    private volatile Sight sight;
    private volatile long lookedAt = System.nanoTime();

    public Watch(Limits limits, Eyes eyes) {
        this.limits = limits;
        this.eyes = eyes;
        this.sight = eyes.look();
        var unused = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            sight = eyes.look();
            lookedAt = System.nanoTime();
        } catch (RuntimeException | Error e) { // one that throws would not be run again; refusal() counts the seconds
            LOG.error("the store could not be looked at", e);
        }
    }

    public Sight sight() {
        return sight;
    }

    @Override
    public Optional<String> refusal() {
        Sight now = sight;
        if (!now.storeProblem().isEmpty()) {
            return Optional.of("the store does not answer: " + now.storeProblem());
        }
        if (now.freeDisk() < limits.minimumFreeDisk()) {
            return Optional.of("only " + now.freeDisk() / 1_000_000 + " MB of disk are free");
        }
        if (now.oldestUnjudged().compareTo(limits.oldestMail()) > 0) {
            return Optional.of(
                    "the oldest mail has waited " + now.oldestUnjudged().toSeconds() + " s to be judged");
        }
        long age = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lookedAt);
        return age > 60 ? Optional.of("nobody has looked at the store for " + age + " s") : Optional.empty();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
