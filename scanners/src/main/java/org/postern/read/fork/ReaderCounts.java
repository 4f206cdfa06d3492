package org.postern.read.fork;

import java.util.concurrent.atomic.LongAdder;

/** What a pool has counted since it started. */
public final class ReaderCounts {
    private final LongAdder opened = new LongAdder();
    private final LongAdder cached = new LongAdder();
    private final LongAdder crashed = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final LongAdder outOfMemory = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final LongAdder started = new LongAdder();
    private final LongAdder failedStarts = new LongAdder();

    void opened() {
        opened.increment();
    }

    void cached() {
        cached.increment();
    }

    void failed(Failure failure) {
        switch (failure) {
            case TIME -> timedOut.increment();
            case MEMORY -> outOfMemory.increment();
            case BUSY -> busy.increment();
            case CRASH -> crashed.increment();
            case STOPPED, DISK -> {}
        }
    }

    void started() {
        started.increment();
    }

    void failedToStart() {
        failedStarts.increment();
    }

    /** All of them as they are now. */
    public Snapshot now() {
        return new Snapshot(
                opened.sum(),
                cached.sum(),
                crashed.sum(),
                timedOut.sum(),
                outOfMemory.sum(),
                busy.sum(),
                started.sum(),
                failedStarts.sum());
    }

    /**
     * The numbers.
     *
     * @param opened files read to their report
     * @param cached files that were not read, as the same was read before
     * @param crashed files that broke their reader
     * @param timedOut files that took too long
     * @param outOfMemory files that needed too much memory
     * @param busy files for which no reader was free in time
     * @param started readers
     * @param failedStarts readers that did not come up
     */
    public record Snapshot(
            long opened,
            long cached,
            long crashed,
            long timedOut,
            long outOfMemory,
            long busy,
            long started,
            long failedStarts) {}
}
