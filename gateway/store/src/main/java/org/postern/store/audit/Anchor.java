package org.postern.store.audit;

/**
 * A row's hash as it was noted outside the database. Who can write the file can recompute the whole chain, but not what
 * was mailed to somebody else.
 */
public record Anchor(long seq, String hash) {}
