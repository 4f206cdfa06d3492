package org.postern.store.queue;

import org.jdbi.v3.core.Handle;
import org.postern.store.Database;

/** The few places where the two databases need different words. */
record Dialect(Database.Kind kind) {
    String now() {
        return kind.now();
    }

    /** Due mail nobody has tried, oldest first. */
    String fresh() {
        return "select id from mail_queue where queue = :queue and attempts = 0 and size <= :largest and due <= "
                + now() + " order by due, id limit :count" + skippingLocked();
    }

    /** Due mail whose work ended without an answer, as long as no other such mail is in work. */
    String suspects() {
        return "select id from mail_queue where queue = :queue and attempts > 0 and size <= :largest and due <= "
                + now()
                + " and lease_until <= " + now() + " and not exists (select 1 from mail_queue other where"
                + " other.queue = :queue and other.attempts > 1 and other.lease_until > " + now() + ")"
                + " order by due, id limit :count" + skippingLocked();
    }

    private String skippingLocked() {
        return switch (kind) {
            case SQLITE -> "";
            case POSTGRESQL -> " for update skip locked";
        };
    }

    /** PostgreSQL may run a subquery in IN more than once and lock more than the limit; an array is made once. */
    String idIn(String subquery) {
        return switch (kind) {
            case SQLITE -> "id in (" + subquery + ")";
            case POSTGRESQL -> "id = any(array(" + subquery + "))";
        };
    }

    /** Two nodes must not each find that no suspect is in work; SQLite has one writer anyway. */
    boolean lockSuspects(Handle handle, String queue) {
        return switch (kind) {
            case SQLITE -> true;
            case POSTGRESQL ->
                handle.createQuery("select pg_try_advisory_xact_lock(hashtext(:queue))")
                        .bind("queue", queue)
                        .mapTo(Boolean.class)
                        .one();
        };
    }

    String position(String text, String part) {
        return switch (kind) {
            case SQLITE -> "instr(" + text + ", " + part + ")";
            case POSTGRESQL -> "strpos(" + text + ", " + part + ")";
        };
    }
}
