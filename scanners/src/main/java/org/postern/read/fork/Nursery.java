package org.postern.read.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.postern.message.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where readers start, wait and end. All starting and ending happens in the background. */
final class Nursery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);
    /** Seconds between the first readers: they would take the processors from the relay, which starts as well. */
    private static final long APART = 2;

    private static final long FIRST_PAUSE = 1;
    private static final long LONGEST_PAUSE = 60;

    private final ReaderSettings settings;
    private final List<String> options;
    private final List<Part> first;
    private final ReaderCounts counts;
    private final PrivateFolder folder;
    private final SharedNatives natives;
    private final BlockingDeque<Child> ready = new LinkedBlockingDeque<>();
    private final Set<Child> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final ScheduledExecutorService background;
    private volatile boolean closed;
    private volatile String confinement = "";

    /**
     * Starts them.
     *
     * @param first the files that every reader reads before it is ready
     * @param standsBy after how long the reader starts that stands by
     */
    Nursery(ReaderSettings settings, List<String> options, List<Part> first, Duration standsBy, ReaderCounts counts) {
        this.settings = settings;
        this.options = List.copyOf(options);
        this.first = List.copyOf(first);
        this.counts = counts;
        try {
            folder = PrivateFolder.in(settings.work());
        } catch (IOException e) {
            throw new UncheckedIOException("the readers have no folder", e);
        }
        natives = new SharedNatives(settings, folder.path());
        background = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("readers-", 1).daemon().factory());
        for (int i = 0; i < settings.readers(); i++) {
            startLater(i * APART, FIRST_PAUSE);
        }
        startLater(Math.max(standsBy.toSeconds(), settings.readers() * APART), FIRST_PAUSE);
    }

    private void startLater(long pause, long nextPause) {
        inBackground(() -> start(nextPause), pause);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is done in the background logs its own errors
    private void inBackground(Runnable work, long seconds) {
        try {
            background.schedule(work, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // closed: nothing starts any more
        }
    }

    // What does not start is tried again for ever, less and less often: an update of the JDK may be under way.
    private void start(long nextPause) {
        boolean up = false;
        try {
            up = comesUp();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                LOG.error("A reader does not start; the next try is in {} s", nextPause, e);
            }
        } finally {
            if (!up && !closed) {
                counts.failedToStart();
                startLater(nextPause, Math.min(2 * nextPause, LONGEST_PAUSE));
            }
        }
    }

    private boolean comesUp() throws IOException, InterruptedException {
        List<String> more = new ArrayList<>(options);
        natives.folder().ifPresent(shared -> more.add("-Dpostern.reader.natives=" + shared));
        Path home = PrivateFolder.folder(folder.path(), "reader-" + number.incrementAndGet());
        Child child = Child.start(settings, more, home, first);
        counts.started();
        confinement = child.confinement();
        all.add(child);
        child.onExit(() -> died(child));
        ready.add(child);
        if (closed) {
            end(child);
        }
        return true;
    }

    /** One that died while it waited is replaced before a file comes; one in use is replaced by who uses it. */
    private void died(Child child) {
        if (!closed && ready.remove(child)) {
            replace(child);
        }
    }

    /** The next that is ready. */
    Optional<Child> take(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!closed) {
            Child child = ready.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (child == null || child.isAlive()) {
                return Optional.ofNullable(child);
            }
            replace(child);
        }
        return Optional.empty();
    }

    /** Puts one back that has read its file. */
    void giveBack(Child child) {
        ready.addFirst(child); // what was used last is warmest
        if (closed) {
            end(child);
        } else if (!child.isAlive()) {
            died(child);
        }
    }

    /** Ends one and starts another in its place. */
    void replace(Child child) {
        inBackground(() -> end(child), 0);
        startLater(0, FIRST_PAUSE);
    }

    /** Ends its process after a while, unless what it answers is run before. */
    Runnable killLater(Child child, Duration after) {
        try {
            ScheduledFuture<?> late = background.schedule(child::kill, after.toMillis(), TimeUnit.MILLISECONDS);
            return () -> late.cancel(false);
        } catch (RejectedExecutionException closing) {
            return child::kill;
        }
    }

    private void end(Child child) {
        ready.remove(child);
        child.close();
        all.remove(child);
    }

    int ready() {
        return ready.size();
    }

    String confinement() {
        return confinement;
    }

    @Override
    public void close() {
        closed = true;
        background.shutdownNow();
        all.forEach(this::end);
        try {
            background.awaitTermination(30, TimeUnit.SECONDS);
            all.forEach(this::end);
            folder.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException left) {
            LOG.warn("The readers' folder is removed at the next start", left);
        }
    }
}
