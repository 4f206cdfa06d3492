package org.postern.relay.smtp;

import java.util.Optional;

/** Says when the relay must not take more mail. */
@FunctionalInterface
public interface Pressure {
    /** Why new mail is refused for now, in words for the log; empty when all is well. */
    Optional<String> refusal();
}
