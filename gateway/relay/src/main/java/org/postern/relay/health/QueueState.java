package org.postern.relay.health;

import java.time.Duration;

/**
 * One mail queue at one moment.
 *
 * @param size mails in it, waiting, delayed or in work
 * @param oldest how long the oldest of them has been in it, all its tries included; zero if there is none
 * @param oldestDue how long the oldest mail that is due and that nobody works on has waited since it became due; zero
 *     if there is none
 */
public record QueueState(String name, long size, Duration oldest, Duration oldestDue) {}
