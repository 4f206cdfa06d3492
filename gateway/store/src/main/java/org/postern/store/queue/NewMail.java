package org.postern.store.queue;

import java.util.List;
import org.postern.message.Content;

/**
 * A mail to be queued.
 *
 * @param name the relay's id of the mail; two rows may have the same
 * @param metadata everything but the body, as JSON; the queue only stores it
 * @param sender empty for the null reverse-path (RFC 5321 4.5.5); kept for searching only, as are the recipients
 */
public record NewMail(String name, String metadata, String sender, List<String> recipients, Content body) {
    public NewMail {
        recipients = List.copyOf(recipients);
    }
}
