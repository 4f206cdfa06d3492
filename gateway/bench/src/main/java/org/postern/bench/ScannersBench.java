package org.postern.bench;

import java.time.LocalDate;
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
import org.postern.inspect.AllScanners;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.Scanners;

/**
 * Each scanner alone on 5 KB of talk, with 1,500 pupils more in the directory and 20,000 phrases more on the lists.
 * What several share, each does for itself here; {@code all} does it once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class ScannersBench {
    private static final PartText TEXT = PartText.of(new PartPath("1"), Letters.talk(5_000));

    @Param({
        "all",
        "phone",
        "address",
        "nhs-number",
        "ni-number",
        "upn",
        "uln",
        "passport",
        "driving-licence",
        "candidate-number",
        "vehicle",
        "bank-account",
        "iban",
        "payment-card",
        "email-address",
        "birth-date",
        "password",
        "exact-match",
        "name",
        "person-reference",
        "meeting",
        "parent-work",
        "routine",
        "social-handle",
        "pupil-table",
        "topic",
        "sensitive-term"
    })
    String scanner = "all";

    private Scanners all = new Scanners(List.of());
    private Scanner one = all();

    private Scanner all() {
        return new Scanner() {
            @Override
            public String name() {
                return "all";
            }

            @Override
            public ScanOutcome scan(ScannedText text) {
                return all.scan(text.part());
            }
        };
    }

    @Setup
    public void load() {
        all = AllScanners.of(Core.rulebook(1_500, 20_000), LocalDate.of(2026, 11, 24));
        one = scanner.equals("all")
                ? all()
                : all.each().stream()
                        .filter(each -> each.name().equals(scanner))
                        .findFirst()
                        .orElseThrow();
    }

    @Benchmark
    public ScanOutcome scan() {
        return one.scan(ScannedText.of(TEXT));
    }
}
