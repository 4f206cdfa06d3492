package org.postern.store.queue;

/**
 * A mail set aside: work on it ended too often without an answer, or its metadata cannot be read.
 *
 * @param queue where it lies now, with {@link MailRows#DEAD} at the end
 */
public record ParkedMail(long id, String queue, String name, int attempts, long size) {}
