package org.postern.store.quarantine;

import java.util.Optional;
import org.postern.inspect.Inspection;

/**
 * A held item as its page shows it.
 *
 * @param inspection empty if the mail could not be judged at all, and once deleted
 */
public record HeldItem(HeldSummary summary, Optional<Inspection> inspection) {}
