package org.postern.store.quarantine;

import java.util.Optional;
import java.util.Set;
import org.postern.message.Address;

/** Which held items to list; everything that is given must fit. */
public record HeldFilter(
        Set<State> states, Optional<String> cause, Optional<Address> sender, Optional<Address> recipient) {
    public HeldFilter {
        states = Set.copyOf(states);
    }

    /** What waits for somebody. */
    public static HeldFilter waiting() {
        return of(State.HELD);
    }

    public static HeldFilter of(State... states) {
        return new HeldFilter(Set.of(states), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
