package org.postern.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.inspect.AllScanners;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Limits;
import org.postern.message.Message;
import org.postern.message.MessageReader;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.Decision;
import org.postern.policy.Decider;
import org.postern.policy.Evidence;
import org.postern.policy.Rulebook;
import org.postern.read.Budget;
import org.postern.read.FileLimits;
import org.postern.read.MimePartReader;
import org.postern.read.ReadOutcome;
import org.postern.scan.FoldedText;
import org.postern.scan.ScanOutcome;
import org.postern.scan.Scanners;

/** The stages of {@link CoreBench#plain} one by one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 6, time = 2)
public class StagesBench {
    private static final Content MAIL = Content.of(Letters.mail(5_000));

    private final MessageReader mails = new MessageReader(Limits.DEFAULT);
    private final MimePartReader parts = new MimePartReader(Limits.DEFAULT, Core.NO_FILES);
    private final Envelope envelope = Core.envelope(Letters.FROM, List.of(Letters.TO));
    private final Rulebook rulebook = Core.rulebook(0);
    private final Scanners scanners = AllScanners.of(rulebook, LocalDate.of(2026, 11, 24));
    private final PartText text = PartText.of(new PartPath("1"), Letters.prose(5_000, 1));
    private final Message message;

    public StagesBench() {
        this.message = message();
    }

    private Message message() {
        try {
            return switch (mails.read("m", envelope, MAIL)) {
                case MessageReader.Outcome.Read(Message read) -> read;
                case MessageReader.Outcome.Malformed(String reason) -> throw new IllegalStateException(reason);
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public ReadOutcome read() {
        return parts.read(message().root(), new Budget(FileLimits.DEFAULT));
    }

    @Benchmark
    public ScanOutcome scan() {
        return scanners.scan(text);
    }

    @Benchmark
    public List<Decision> decide() {
        Evidence evidence = new Evidence(List.of(), Set.of("text"), List.of());
        return new Decider(rulebook).decide(message, evidence, Core.CLOCK.instant());
    }

    /** Part of scanning. */
    @Benchmark
    public FoldedText fold() {
        return FoldedText.of(text);
    }
}
