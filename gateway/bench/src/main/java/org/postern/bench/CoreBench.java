package org.postern.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.inspect.Inspection;
import org.postern.inspect.Inspector;
import org.postern.message.Content;
import org.postern.message.Envelope;

/** Configuration a mail of 5 KB, from bytes to decisions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 6, time = 2)
public class CoreBench {
    private static final int SIZE = 5_000;
    private static final Content PLAIN = Content.of(Letters.mail(SIZE));
    private static final Content TALK = Content.of(Letters.chatter(SIZE));
    private static final Content TELLING = Content.of(Letters.telling(SIZE));

    /** Pupils in the directory besides the shipped school. */
    @Param({"0", "1500"})
    int pupils;

    /** Phrases on the lists besides those that are shipped. */
    @Param({"0", "20000"})
    int phrases;

    private Inspector inspector = Core.inspector(0);
    private final Envelope envelope = Core.envelope(Letters.FROM, List.of(Letters.TO));
    private Envelope toClass = envelope;

    @Setup
    public void load() {
        inspector = Core.inspector(pupils, phrases);
        if (pupils > 0) {
            toClass = Core.envelope(
                    LargeSchool.address(0),
                    IntStream.range(0, 30).mapToObj(LargeSchool::address).toList());
        }
    }

    /** Nothing to find. */
    @Benchmark
    public Inspection plain() throws IOException {
        return inspector.inspect("m", envelope, PLAIN);
    }

    /** What pupils, parents and staff write to each other, in their words. */
    @Benchmark
    public Inspection talk() throws IOException {
        return inspector.inspect("m", envelope, TALK);
    }

    /** A telephone number, a home address and a quoted answer. */
    @Benchmark
    public Inspection telling() throws IOException {
        return inspector.inspect("m", envelope, TELLING);
    }

    /** Thirty recipients in the larger school; one in the shipped. */
    @Benchmark
    public Inspection toClass() throws IOException {
        return inspector.inspect("m", toClass, PLAIN);
    }
}
