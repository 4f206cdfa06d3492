package org.postern.store;

import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;

/** Turns whatever a transaction fails with into the boundary's one exception; a fault of the caller's own stays. */
final class Transactions {
    private Transactions() {}

    /** Failures name the statement's fault and never what was bound to it: their messages end in logs. */
    static Jdbi discreet(Jdbi jdbi) {
        return jdbi.configure(
                StatementExceptions.class, c -> c.setMessageRendering(StatementExceptions.MessageRendering.NONE));
    }

    static <T> T run(Callable<T> transaction) throws StoreException {
        try {
            return transaction.call();
        } catch (Exception e) {
            throw asStored(e);
        }
    }

    /** Throws a RuntimeException on, as it is no failure of the database. */
    static StoreException asStored(Throwable failure) {
        return switch (failure) {
            case StoreException known -> known;
            case JdbiException e -> new StoreException("the database did not answer: " + e.getMessage(), e);
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            default -> new StoreException("the database did not keep it: " + failure.getMessage(), failure);
        };
    }
}
