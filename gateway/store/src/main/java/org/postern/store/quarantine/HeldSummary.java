package org.postern.store.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.message.Address;

/**
 * A held item as a list shows it.
 *
 * @param messageId the relay's id of the mail it came from
 * @param sender empty for the null reverse-path, and once deleted
 * @param recipients empty once deleted
 * @param subject empty once deleted, and if its seal is broken
 * @param note one plain sentence why it is held
 * @param decision who decided last and what was noted; empty while nobody has
 * @param size of the mail in bytes
 */
public record HeldSummary(
        String id,
        String messageId,
        Instant heldAt,
        Optional<Address> sender,
        List<Recipient> recipients,
        Optional<String> subject,
        String cause,
        Severity severity,
        String note,
        State state,
        Instant stateAt,
        Optional<Decided> decision,
        long size) {
    public HeldSummary {
        recipients = List.copyOf(recipients);
    }

    /**
     * One recipient.
     *
     * @param deliveredAt when the next hop accepted it for this recipient
     */
    public record Recipient(Address address, Optional<Instant> deliveredAt) {}

    /** Who decided last and what was noted. */
    public record Decided(String by, String note) {}
}
