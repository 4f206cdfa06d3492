package org.postern.certs.harvest;

/** What became of the certificate of a signed mail. */
public sealed interface HarvestOutcome {
    /** Mail to the sender is encrypted for it from now on. */
    record Kept(String fingerprint) implements HarvestOutcome {}

    /** It was there already. */
    record Known(String fingerprint) implements HarvestOutcome {}

    /** It has another key than the one known; that one stays, and this one is not used until it is confirmed. */
    record Changed(String fingerprint, String known) implements HarvestOutcome {}

    /** Not kept; {@code reason} is a sentence. */
    record Refused(String reason) implements HarvestOutcome {}
}
