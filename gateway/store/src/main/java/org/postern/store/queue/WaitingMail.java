package org.postern.store.queue;

import java.time.Instant;
import java.util.List;

/**
 * A queued mail as an operator sees it.
 *
 * @param sender in lower case; empty for the null reverse-path
 * @param recipients in lower case
 * @param inWork whether someone holds a lease on it just now
 */
public record WaitingMail(
        long id,
        String name,
        String sender,
        List<String> recipients,
        String metadata,
        long size,
        int attempts,
        Instant due,
        boolean inWork) {
    public WaitingMail {
        recipients = List.copyOf(recipients);
    }
}
