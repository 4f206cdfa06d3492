package org.postern.store.queue;

/**
 * A mail in work under a lease.
 *
 * @param attempts how often work on it was begun, this time included
 * @param due milliseconds since 1970; orders the mails of one claim
 * @param size of the body in bytes
 */
public record ClaimedMail(long id, int attempts, long due, String name, String metadata, long size) {}
