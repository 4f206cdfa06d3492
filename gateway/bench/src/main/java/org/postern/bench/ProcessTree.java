package org.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time and memory of a process with all its children, from /proc (Linux only, see proc(5)). */
record ProcessTree(ProcessHandle root) {
    private static final long MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux there is
    private static final int AFTER_NAME = 2; // fields before the state: pid and (name)

    Duration cpu() {
        long ticks = processes().mapToLong(ProcessTree::ticks).sum();
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** Resident memory in kilobytes; pages that processes share count for each of them. */
    long residentKilobytes() {
        return processes()
                .mapToLong(process -> number(process, "status", "VmRSS:"))
                .sum();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    /** utime, stime and the same of children that have ended: fields 14 to 17. */
    private static long ticks(ProcessHandle process) {
        String stat = read(process, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        long sum = 0;
        for (int field = 14; field <= 17 && fields.length > 17; field++) {
            sum += Long.parseLong(fields[field - 1 - AFTER_NAME]);
        }
        return sum;
    }

    private static long number(ProcessHandle process, String file, String name) {
        return read(process, file)
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** Empty if the process has ended meanwhile; its parent has its time then. */
    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            return "";
        }
    }
}
