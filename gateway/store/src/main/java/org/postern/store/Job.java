package org.postern.store;

import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One piece of work on its way through the writing thread; its caller is told only after the commit. */
final class Job<T> {
    private final Database.Work<T> work;
    private final boolean durable;
    private final CountDownLatch settled = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;

    Job(Database.Work<T> work, boolean durable) {
        this.work = work;
        this.durable = durable;
    }

    boolean durable() {
        return durable;
    }

    /** Whether it went well. An Error of one caller's work must reach that caller, not end the writer for all. */
    boolean run(Handle handle) {
        try {
            result = work.in(handle);
            return true;
        } catch (Throwable e) {
            failure = e;
            return false;
        }
    }

    void committed() {
        settled.countDown();
    }

    void lost(StoreException why) {
        if (failure == null) {
            failure = why;
        }
        settled.countDown();
    }

    /** Does not give up when interrupted: the work may be committed already and the caller must know. */
    @SuppressWarnings("NullAway") // the result is what the work returned, null only if T allows it
    T await() throws StoreException {
        awaitSettled();
        if (failure != null) {
            throw Transactions.asStored(failure);
        }
        return result;
    }

    private void awaitSettled() {
        boolean interrupted = false;
        while (true) {
            try {
                settled.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
