package org.postern.store.quarantine;

/** Where a held item stands. */
public enum State {
    /** Waits for a person. */
    HELD,
    /** Somebody let it go; it is in the queue and not yet accepted by the next hop for every recipient. */
    RELEASING,
    /** The next hop accepted it for every recipient. */
    RELEASED,
    /** Somebody decided that it is not delivered; it is still readable until it is deleted. */
    REJECTED,
    /** Its key, text, findings and addresses are gone; ids and times are left. */
    DELETED
}
