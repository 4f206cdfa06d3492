package org.postern.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.postern.school.Directory;
import org.postern.school.DirectoryLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Loads a directory of very many people: how long it takes, what it keeps in memory, and with {@code -Xmx} how little
 * it can do with. A fifth of the people are guardians and a twentieth staff, and each pupil is in three groups.
 */
@Command(name = "people", mixinStandardHelpOptions = true)
public final class People implements Callable<Integer> {

    @Option(names = "--people", defaultValue = "100000")
    private int people = 100_000;

    @Option(names = "--times", defaultValue = "5")
    private int times = 5;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new People()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path folder = LargeSchool.ofEverybody(people, Core.conf().resolve("directory"));
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < times; i++) {
            long before = used(memory);
            long begin = System.nanoTime();
            long cpu = process.getProcessCpuTime();
            Directory directory = load(folder);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double cpuSeconds = (process.getProcessCpuTime() - cpu) / 1e9;
            System.out.printf(
                    "%d people in %d classes: %.2f s to load (%.2f s of CPU with collection and compilation), %d MB"
                            + " kept, of at most %d MB%n",
                    directory.people().size(),
                    directory.classTitles().size(),
                    seconds,
                    cpuSeconds,
                    (used(memory) - before) >> 20,
                    memory.getHeapMemoryUsage().getMax() >> 20);
            if (directory.find(directory.people().iterator().next().address()).isEmpty()) {
                throw new IllegalStateException("the directory does not know its own people");
            }
        }
        Throughput.delete(folder);
        return 0;
    }

    private static Directory load(Path folder) {
        return switch (DirectoryLoader.load(folder)) {
            case DirectoryLoader.Outcome.Loaded(Directory directory) -> directory;
            case DirectoryLoader.Outcome.Rejected(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static long used(MemoryMXBean memory) {
        System.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
