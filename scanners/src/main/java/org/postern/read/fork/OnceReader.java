package org.postern.read.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postern.message.Part;
import org.postern.read.FileItem;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;

/** Reads the same file once, also when it comes at the same time from many. */
final class OnceReader {
    private final ReportCache cache;
    private final ConcurrentMap<FileKey, CountDownLatch> underWay = new ConcurrentHashMap<>();
    private final ReaderCounts counts;

    OnceReader(ReaderSettings.Cache cache, ReaderCounts counts) {
        this.cache = new ReportCache(cache.bytes(), cache.life(), InstantSource.system());
        this.counts = counts;
    }

    /** Reads a file; {@code failure} instead of a report if its reader broke, which says nothing of the next time. */
    @FunctionalInterface
    interface Reader {
        Outcome read() throws InterruptedException;
    }

    Outcome read(Part part, FileLimits left, Reader reader) throws InterruptedException {
        FileKey.Pair keys;
        try {
            keys = FileKey.of(part, left);
        } catch (IOException | UncheckedIOException unreadable) {
            return new Outcome.Broken(Failure.DISK);
        }
        Optional<FileReport> before = known(keys, part, left);
        return before.isPresent() ? new Outcome.Read(before.get()) : first(keys, part, left, reader);
    }

    private Outcome first(FileKey.Pair keys, Part part, FileLimits left, Reader reader) throws InterruptedException {
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch other = underWay.putIfAbsent(keys.named(), mine);
        if (other != null) {
            boolean done = other.await(left.fileTime().toMillis(), TimeUnit.MILLISECONDS);
            Optional<FileReport> same = done ? known(keys, part, left) : Optional.empty();
            return same.isPresent() ? new Outcome.Read(same.get()) : reader.read();
        }
        try {
            Outcome outcome = reader.read();
            if (outcome instanceof Outcome.Read(FileReport report)) {
                cache.keep(keys, part, report);
            }
            return outcome;
        } finally {
            underWay.remove(keys.named(), mine);
            mine.countDown();
        }
    }

    private Optional<FileReport> known(FileKey.Pair keys, Part part, FileLimits left) {
        Optional<FileReport> report = cache.find(keys.both(), part).filter(one -> fits(one, left));
        report.ifPresent(one -> counts.cached());
        return report;
    }

    /** Whether it would have been read as far with what is left for this mail. */
    private static boolean fits(FileReport report, FileLimits left) {
        long characters = report.items().stream()
                .map(FileItem::text)
                .flatMap(Optional::stream)
                .mapToLong(text -> text.text().length())
                .sum();
        return report.bytes() <= left.bytes()
                && report.items().size() <= left.items()
                && report.pages() <= left.pages()
                && characters <= left.characters();
    }
}
