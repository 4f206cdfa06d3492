package org.postern.store.quarantine;

import java.util.Optional;
import org.postern.inspect.Inspection;
import org.postern.model.Category;

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

    /** Whether a virus scanner found something in it, so that nobody may release it. */
    public boolean infected() {
        return inspection.stream()
                .flatMap(i -> i.findings().stream())
                .anyMatch(finding -> finding.category() == Category.MALWARE);
    }
}
