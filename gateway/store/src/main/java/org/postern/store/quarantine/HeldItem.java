package org.postern.store.quarantine;

import java.util.Optional;
import org.postern.inspect.Inspection;

/**
 * A held item as its page shows it.
 *
 * @param inspection empty if the mail could not be judged at all, and once deleted
 */
public record HeldItem(HeldSummary summary, Optional<Inspection> inspection) {
    private static final String SEALED = "E2";

    /** Whether nobody may see, release or delete it here: evidence class E2 of the policy. */
    public boolean sealed() {
        return inspection.stream()
                .flatMap(i -> i.decisions().stream())
                .anyMatch(decision -> decision.keep().equals(SEALED));
    }
}
