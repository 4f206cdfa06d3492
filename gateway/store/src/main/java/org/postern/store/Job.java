package org.postern.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One piece of work on its way through the writing thread; its caller is told only after the commit. */
final class Job<T> {
    private final Database.Work<T> work;
    private final boolean durable;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;

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
            answer.completeExceptionally(e);
            return false;
        }
    }

    @SuppressWarnings("NullAway") // the work's own answer, null if T is nullable
    void committed() {
        answer.complete(result);
    }

    void failed(StoreException why) {
        answer.completeExceptionally(why);
    }

    /** Does not give up when interrupted: the work may be committed already and the caller must know. */
    T await() throws StoreException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw Transactions.asStored(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
