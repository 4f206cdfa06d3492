package org.postern.store.queue;

/** How many mails were removed, and how many matched but stay because they are in work. */
public record Removed(long mails, long inWork) {}
