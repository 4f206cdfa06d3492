package org.postern.read;

import java.time.Duration;
import java.util.Optional;

/** What the files of one mail may still cost; for one thread. */
public final class Budget {
    private final FileLimits limits;
    private long bytes;
    private int items;
    private int pages;
    private long characters;
    private Duration cpu = Duration.ZERO;
    private Optional<String> closed = Optional.empty();

    public Budget(FileLimits limits) {
        this.limits = limits;
    }

    /** Takes off what one file cost. */
    public void spend(FileReport report) {
        bytes += report.bytes();
        items += report.items().size();
        pages += report.pages();
        cpu = cpu.plus(report.cpu());
        characters += report.items().stream()
                .flatMap(item -> item.text().stream())
                .mapToLong(text -> text.text().length())
                .sum();
    }

    /** From now on no file is opened, for this reason, which goes on from the file's name. */
    public void close(String reason) {
        closed = Optional.of(reason);
    }

    /** Why no file may be opened any more. */
    Optional<String> closed() {
        return closed;
    }

    /** Whether nothing more may be opened. */
    public boolean isSpent() {
        return bytes >= limits.bytes()
                || items >= limits.items()
                || characters >= limits.characters()
                || cpu.compareTo(limits.cpuTime()) >= 0;
    }

    /** The limits for the next file. */
    public FileLimits left() {
        return new FileLimits(
                Math.max(1, limits.bytes() - bytes),
                limits.depth(),
                Math.max(1, limits.items() - items),
                Math.max(0, limits.pages() - pages),
                limits.pixels(),
                (int) Math.max(1, limits.characters() - characters),
                limits.fileTime(),
                limits.cpuTime().minus(cpu));
    }
}
