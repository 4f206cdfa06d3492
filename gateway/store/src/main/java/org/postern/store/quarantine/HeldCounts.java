package org.postern.store.quarantine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for metrics and health.
 *
 * @param byState every state, also those with none
 * @param oldestWaiting since when the longest-waiting item is held
 */
public record HeldCounts(Map<State, Long> byState, Optional<Instant> oldestWaiting) {
    public HeldCounts {
        byState = Map.copyOf(byState);
    }
}
