package org.postern.relay.health;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.postern.inspect.Inspection;
import org.postern.model.Decision;
import org.postern.model.Verdict.Deliver;
import org.postern.model.Verdict.Encrypt;
import org.postern.model.Verdict.Quarantine;
import org.postern.model.Verdict.Reject;
import org.postern.read.fork.ReaderCounts;

/** Counts and times, without anything about people: no addresses, subjects or words. */
public final class RelayMetrics {
    private static final double NANOS = 1e9;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter verdicts = Counter.builder()
            .name("postern_verdicts_total")
            .help("Decisions, one per recipient")
            .labelNames("verdict")
            .register(registry);
    private final Counter incomplete = Counter.builder()
            .name("postern_incomplete_total")
            .help("Mails of which a part could not be read")
            .register(registry);
    private final Counter accepted = Counter.builder()
            .name("postern_accepted_total")
            .help("Recipients for whom the next hop answered 250")
            .register(registry);
    private final Histogram stages = Histogram.builder()
            .name("postern_stage_seconds")
            .help("Time a mail spends in a stage of judging")
            .labelNames("stage")
            .classicUpperBounds(0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30)
            .classicOnly()
            .register(registry);

    /** Gauges read what the watch saw last. Every series is there from the start: a missing one rings no alarm. */
    public RelayMetrics(Supplier<Sight> sight) {
        List.of(new Deliver(), new Encrypt(), new Quarantine(), new Reject())
                .forEach(verdict -> verdicts.initLabelValues(verdict.label()));
        List.of("read", "scan", "decide").forEach(stages::initLabelValues);
        GaugeWithCallback.builder()
                .name("postern_queue_size")
                .help("Mails in a queue: waiting, delayed or in work")
                .labelNames("queue")
                .callback(gauge -> sight.get().queues().forEach(q -> gauge.call((double) q.size(), q.name())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("postern_queue_oldest_seconds")
                .help("How long the oldest mail has been in the queue, all its tries included")
                .labelNames("queue")
                .callback(gauge -> sight.get()
                        .queues()
                        .forEach(q -> gauge.call((double) q.oldest().toSeconds(), q.name())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("postern_held")
                .help("Items in quarantine")
                .labelNames("state")
                .callback(gauge -> sight.get().held().forEach((state, count) -> gauge.call((double) count, state)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("postern_store_up")
                .help("1 if the database answers")
                .callback(gauge -> gauge.call(sight.get().storeProblem().isEmpty() ? 1 : 0))
                .register(registry);
        GaugeWithCallback.builder()
                .name("postern_malware_scanner_up")
                .help("1 if the virus scanner answers; no value if it is off")
                .callback(gauge -> {
                    if (sight.get().scanner().on()) {
                        gauge.call(sight.get().scanner().problem().isEmpty() ? 1 : 0);
                    }
                })
                .register(registry);
    }

    /** What the readers have counted. */
    public void readers(Supplier<ReaderCounts.Snapshot> counts) {
        CounterWithCallback.builder()
                .name("postern_reader_files_total")
                .help("Attached files by what became of their reader")
                .labelNames("outcome")
                .callback(counter -> {
                    ReaderCounts.Snapshot now = counts.get();
                    counter.call((double) now.opened(), "opened");
                    counter.call((double) now.cached(), "known");
                    counter.call((double) now.crashed(), "crashed");
                    counter.call((double) now.timedOut(), "timed-out");
                    counter.call((double) now.outOfMemory(), "out-of-memory");
                    counter.call((double) now.busy(), "busy");
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("postern_readers_started_total")
                .help("Readers started, and those that did not come up")
                .labelNames("outcome")
                .callback(counter -> {
                    counter.call((double) counts.get().started(), "up");
                    counter.call((double) counts.get().failedStarts(), "failed");
                })
                .register(registry);
    }

    /** What is going to end within so many days; 0 is what has ended. */
    public void certificates(Supplier<Map<Integer, Long>> ending) {
        GaugeWithCallback.builder()
                .name("postern_certificates_ending")
                .help("Certificates, keys and revocation lists that end within so many days; 0: that have ended")
                .labelNames("days")
                .callback(gauge -> ending.get().forEach((days, count) -> gauge.call((double) count, days.toString())))
                .register(registry);
    }

    public void judged(Inspection inspection) {
        for (Decision decision : inspection.decisions()) {
            verdicts.labelValues(decision.verdict().label()).inc();
        }
        if (!inspection.complete()) {
            incomplete.inc();
        }
        stages.labelValues("read").observe(inspection.timings().read() / NANOS);
        stages.labelValues("scan").observe(inspection.timings().scan() / NANOS);
        stages.labelValues("decide").observe(inspection.timings().decide() / NANOS);
    }

    public void accepted(int recipients) {
        accepted.inc(recipients);
    }

    /** Everything in the Prometheus text format 0.0.4. */
    public String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
