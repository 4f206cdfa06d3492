package org.postern.mailets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postern.inspect.Inspection;
import org.postern.message.Address;
import org.postern.message.Content;

/**
 * A mail on its way into quarantine, for one or more recipients with the same verdict.
 *
 * @param key the same for every attempt to hold the same mail for the same recipients, so that holding is idempotent
 * @param messageId the relay's id of the mail it was split from
 * @param cause why it is held, such as {@code policy}, {@code unreadable}, {@code no-certificate}, {@code error}
 * @param inspection what was read, found and decided; empty if the mail could not be judged at all
 * @param note one plain sentence for the reviewer; never quotes the mail
 * @param body the mail as received, header and body
 */
public record HeldMail(
        String key,
        String messageId,
        Instant at,
        Optional<Address> sender,
        List<Address> recipients,
        String subject,
        String cause,
        Optional<Inspection> inspection,
        String note,
        Content body) {
    public HeldMail {
        recipients = List.copyOf(recipients);
    }
}
