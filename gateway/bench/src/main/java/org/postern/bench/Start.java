package org.postern.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the relay several times: how long until it takes mail, and what it has in memory then. */
@Command(name = "start", mixinStandardHelpOptions = true)
public final class Start implements Callable<Integer> {
    @Option(names = "--relay", defaultValue = "gateway/relay/target")
    private Path relay = Path.of("gateway/relay/target");

    @Option(names = "--times", defaultValue = "5")
    private int times = 5;

    @Option(names = "--jvm", description = "an option for the relay's JVM")
    private List<String> jvm = List.of();

    @Option(names = "--folder")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Start()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (Sink sink = new Sink()) {
            for (int i = 0; i < times; i++) {
                once(sink);
            }
        }
        return 0;
    }

    private void once(Sink sink) throws Exception {
        Path work = Files.createTempDirectory(folder, "start");
        RelayProcess process = new RelayProcess("start", relay, false);
        long begin = System.nanoTime();
        try (Contender contender = process.start(work, sink.port(), jvm)) {
            double boot = (System.nanoTime() - begin) / 1e9;
            double cpu = contender.cpu().toMillis() / 1e3;
            long resident = new ProcessTree(contender.processes().getFirst().toHandle()).residentKilobytes();
            System.out.printf(
                    "%.1f s until it takes mail, %.1f s of CPU, %d MB resident%n", boot, cpu, resident / 1_024);
        }
        Throughput.delete(work);
    }
}
