package org.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends the same mail through several relays in turn, round by round, to one sink. */
@Command(name = "throughput", mixinStandardHelpOptions = true)
public final class Throughput implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration SETTLE = Duration.ofMillis(500); // what a relay does after the next hop has answered

    @Option(names = "--relay", defaultValue = "gateway/relay/target", description = "this build's gateway/relay/target")
    private Path relay = Path.of("gateway/relay/target");

    @Option(names = "--before", description = "a copy of another build's gateway/relay/target, to compare with")
    private List<Path> before = List.of();

    @Option(names = "--only", split = ",", description = "postern, bare, before, postfix, postfix+rspamd, direct")
    private List<String> only = List.of();

    @Option(names = "--rounds", defaultValue = "7")
    private int rounds = 7;

    @Option(names = "--warm-up", defaultValue = "3", description = "rounds that do not count")
    private int warmUp = 3;

    @Option(names = "--mails", defaultValue = "1000", description = "a round, for each contender")
    private int mails = 1_000;

    @Option(names = "--bytes", defaultValue = "2000")
    private int bytes = 2_000;

    @Option(names = "--sessions", defaultValue = "8")
    private int sessions = 8;

    @Option(names = "--jvm", description = "an option for the relay's JVM")
    private List<String> jvm = List.of();

    @Option(names = "--before-jvm", description = "an option for the JVM of --before instead of --jvm")
    private List<String> beforeJvm = List.of();

    @Option(names = "--folder", description = "where queues and databases are made; on a real disk, not tmpfs")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Throughput()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory(
                folder, "bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwx--x--x")); // whatever the umask
        List<Contender> contenders = new ArrayList<>();
        try (Sink sink = new Sink()) {
            try {
                start(contenders, work, sink);
                measure(contenders, sink);
            } finally {
                contenders.forEach(Contender::close);
            }
        }
        delete(work);
        return 0;
    }

    private void start(List<Contender> contenders, Path work, Sink sink) throws IOException, InterruptedException {
        if (wanted("direct")) {
            contenders.add(new Contender("direct", sink.port(), List.of()));
        }
        if (wanted("postern")) {
            contenders.add(java(new RelayProcess("postern", relay, false), work, sink, jvm));
        }
        for (Path other : before) {
            contenders.add(
                    java(new RelayProcess("before", other, false), work, sink, beforeJvm.isEmpty() ? jvm : beforeJvm));
        }
        if (wanted("bare")) {
            contenders.add(java(new RelayProcess("bare", relay, true), work, sink, jvm));
        }
        if (wanted("postfix") && PostfixInstance.isThere()) {
            contenders.add(PostfixInstance.plain(own(work, "postfix"), sink.port()));
        }
        if (wanted("postfix+rspamd") && PostfixInstance.isRspamdThere()) {
            contenders.add(PostfixInstance.withRspamd(own(work, "rspamd"), sink.port()));
        }
    }

    private boolean wanted(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private static Contender java(RelayProcess process, Path work, Sink sink, List<String> options)
            throws IOException, InterruptedException {
        return process.start(own(work, process.name()), sink.port(), options);
    }

    private static Path own(Path work, String name) throws IOException {
        Path own = Files.createDirectory(work.resolve(name));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx--x--x"));
        return own;
    }

    private void measure(List<Contender> contenders, Sink sink) throws InterruptedException, ExecutionException {
        byte[] mail = Letters.mail(bytes);
        Results results = new Results(contenders.stream().map(Contender::name).toList());
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = -warmUp; round < rounds; round++) {
            for (Contender contender : order) {
                Results.Run run = run(contender, sink, mail, round);
                System.err.printf("round %2d %-15s %s%n", round, contender.name(), run);
                if (round >= 0) {
                    results.add(contender.name(), run);
                }
            }
            Collections.rotate(order, 1); // nobody is always behind the same one
        }
        System.out.printf("%d mails of %d bytes, %d sessions, %d rounds%n%n", mails, bytes, sessions, rounds);
        System.out.println(results.table());
    }

    private Results.Run run(Contender contender, Sink sink, byte[] mail, int round)
            throws InterruptedException, ExecutionException {
        sink.forget();
        Duration before = contender.cpu();
        long start = System.nanoTime();
        new Load(contender.name() + "." + round, contender.port(), sessions, mails, mail).send();
        long taken = System.nanoTime();
        long end = sink.await(mails, LIMIT);
        Thread.sleep(SETTLE);
        double cpu = contender.cpu().minus(before).toNanos() / 1e6 / mails;
        return new Results.Run(mails / seconds(end - start), mails / seconds(taken - start), cpu);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    static void delete(Path work) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
