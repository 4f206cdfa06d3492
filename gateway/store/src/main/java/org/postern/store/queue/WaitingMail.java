package org.postern.store.queue;

import java.time.Instant;

/**
 * A queued mail as an operator sees it.
 *
 * @param inWork whether someone holds a lease on it just now
 */
public record WaitingMail(
        long id, String name, String metadata, long size, int attempts, Instant due, boolean inWork) {}
