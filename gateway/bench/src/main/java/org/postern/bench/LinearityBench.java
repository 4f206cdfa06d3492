package org.postern.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Whether a mail ten times as long takes ten times as long; anything more would be a way to stop the relay. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class LinearityBench {
    @Param({"5", "50", "500", "5000"})
    int kilobytes;

    private final Inspector inspector = Core.inspector(0);
    private final Envelope envelope = Core.envelope(Letters.FROM, List.of(Letters.TO));
    private Content mail = Content.of(new byte[0]);

    @Setup
    public void write() {
        mail = Content.of(Letters.mail(kilobytes * 1_000));
    }

    @Benchmark
    public Inspection inspect() throws IOException {
        return inspector.inspect("m", envelope, mail);
    }
}
