package org.postern.read.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tika.pipes.PipesResult;
import org.postern.message.Part;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileOpener;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens files in readers, child JVMs that a hostile file may break. There is one reader more than files are opened at a
 * time, so that a fresh one stands ready when one breaks.
 */
public final class ReaderPool implements FileOpener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Tika ends a reader that is late by itself; this is for one that does not even answer whether it lives. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** By then the relay has started as well, and a command has ended that opens one file. */
    private static final Duration STANDS_BY = Duration.ofSeconds(20);

    private final ReaderSettings settings;
    private final Duration patience;
    private final ReaderCounts counts = new ReaderCounts();
    private final OnceReader once;
    private final Semaphore turns;
    private final Nursery nursery;

    /** Starts the readers in the background. */
    public ReaderPool(ReaderSettings settings) {
        this(settings, settings.options(), List.of(WarmUp.text(), WarmUp.picture()), STANDS_BY, PATIENCE);
    }

    /** For tests, with {@code options} for the readers' JVMs and readers that are warm enough for text. */
    ReaderPool(ReaderSettings settings, List<String> options, Duration patience) {
        this(settings, options, List.of(WarmUp.text()), Duration.ZERO, patience);
    }

    private ReaderPool(
            ReaderSettings settings, List<String> options, List<Part> first, Duration standsBy, Duration patience) {
        AnswerFilter.install();
        this.settings = settings;
        this.patience = patience;
        once = new OnceReader(settings.cache(), counts);
        turns = new Semaphore(settings.readers(), true);
        nursery = new Nursery(settings, options, first, standsBy, counts);
    }

    @Override
    public FileReport open(Part part, FileKind kind, FileLimits left) {
        return open(part, kind, left, false);
    }

    /** The same; {@code draws} if its pictures are wanted with boxes around what was found on them. */
    public FileReport open(Part part, FileKind kind, FileLimits left, boolean draws) {
        long started = System.nanoTime();
        ReadRequest request = request(part, left, draws);
        try {
            Outcome outcome = draws ? inTurn(part, request) : once.read(part, left, () -> inTurn(part, request));
            return switch (outcome) {
                case Outcome.Read(FileReport report) -> report;
                case Outcome.Broken(Failure failure) -> failed(part, kind, failure, started);
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(part, kind, Failure.STOPPED, started);
        }
    }

    private static ReadRequest request(Part part, FileLimits left, boolean draws) {
        return new ReadRequest(part.path().value(), part.fileName().orElse(null), part.type(), left, draws);
    }

    private Outcome inTurn(Part part, ReadRequest request) throws InterruptedException {
        long waited = System.nanoTime();
        if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return new Outcome.Broken(Failure.BUSY);
        }
        try {
            return withFree(part, request, waited);
        } finally {
            turns.release();
        }
    }

    /** A reader that ended while it was idle says nothing of the file; the next one gets it. */
    private Outcome withFree(Part part, ReadRequest request, long waited) throws InterruptedException {
        for (int i = 0; i <= settings.readers() + 1; i++) {
            Optional<Child> free = nursery.take(patience.minusNanos(System.nanoTime() - waited));
            if (free.isEmpty()) {
                return new Outcome.Broken(Failure.BUSY);
            }
            try {
                return with(free.get(), part, request);
            } catch (OneStart.Ended idle) {
                LOG.info("A reader ended while it was idle");
            }
        }
        return new Outcome.Broken(Failure.CRASH);
    }

    private Outcome with(Child child, Part part, ReadRequest request) throws InterruptedException {
        boolean sound = false;
        try {
            Path drop = child.drop(part.content());
            Outcome outcome = read(child, drop, part, request);
            sound = outcome instanceof Outcome.Read;
            return outcome;
        } catch (IOException | UncheckedIOException full) {
            return new Outcome.Broken(Failure.DISK);
        } finally {
            if (sound && child.files() <= settings.filesPerReader()) {
                nursery.giveBack(child);
            } else {
                nursery.replace(child);
            }
        }
    }

    private Outcome read(Child child, Path drop, Part part, ReadRequest request) throws InterruptedException {
        Duration time = request.limits().fileTime();
        Runnable callOff = nursery.killLater(child, time.plus(GRACE));
        try {
            PipesResult result = child.read(drop, request, time);
            Optional<String> report = Child.answer(result, AnswerKeys.REPORT);
            if (report.isEmpty()) {
                return new Outcome.Broken(failure(result, child));
            }
            Outcome read = new Outcome.Read(Answer.report(report.get(), part.path()));
            counts.opened();
            return read;
        } catch (OneStart.Ended idle) {
            throw idle;
        } catch (IOException | RuntimeException broken) {
            return new Outcome.Broken(Failure.CRASH);
        } finally {
            callOff.run();
        }
    }

    private static Failure failure(PipesResult result, Child child) {
        return switch (result.getStatus()) {
            case TIMEOUT, CLIENT_UNAVAILABLE_WITHIN_MS -> Failure.TIME;
            case OOM -> Failure.MEMORY;
            case INTERRUPTED_EXCEPTION -> Failure.STOPPED;
            default -> child.ranOutOfMemory() ? Failure.MEMORY : Failure.CRASH;
        };
    }

    private FileReport failed(Part part, FileKind kind, Failure failure, long started) {
        counts.failed(failure);
        LOG.warn("A file was not read: {}", failure); // which one, the held mail says
        String called = part.fileName()
                .map(name -> "The " + kind.name() + " file " + name)
                .orElse("A " + kind.name() + " file");
        FileItem item =
                FileItem.bare(part.path(), part.fileName(), kind, new Reading.Unreadable(failure.sentence(called)));
        return new FileReport(List.of(item), 0, 0, cost(failure, started));
    }

    /** What it cost is not known; the time it took is an honest guess. */
    private static Duration cost(Failure failure, long started) {
        return switch (failure) {
            case TIME, MEMORY, CRASH -> Duration.ofNanos(System.nanoTime() - started);
            case BUSY, DISK, STOPPED -> Duration.ZERO;
        };
    }

    /** What was counted. */
    public ReaderCounts.Snapshot counts() {
        return counts.now();
    }

    /** Readers that stand ready now. */
    public int ready() {
        return nursery.ready();
    }

    /**
     * What keeps the readers in: {@code java, seccomp, landlock} where the kernel helps; empty before the first is up.
     */
    public String confinement() {
        return nursery.confinement();
    }

    /** Ends all readers and removes their folder; files being opened become unreadable. */
    @Override
    public void close() {
        nursery.close();
    }
}
