package org.postern.policy;

import java.util.Map;
import org.postern.message.Address;

/**
 * What a sender sent before.
 *
 * @param sent mails of the sender, this one included
 * @param social those of them that went to other pupils or to friends outside; this one included if it does
 * @param with what went before between the sender and that recipient; nothing where there is no entry
 */
public record Past(Counts sent, Counts social, Map<Address, With> with) {
    /** This mail alone. */
    public static final Past NONE = new Past(new Counts(1, 1), new Counts(1, 1), Map.of());

    private static final With STRANGERS = new With(false, 0, 1);

    public Past {
        with = Map.copyOf(with);
    }

    /** Mails of the last 60 minutes and of the last 24 hours. */
    public record Counts(long hour, long day) {}

    /**
     * Between sender and recipient.
     *
     * @param wrote whether a mail of either reached the other before
     * @param unkind mails of the last 7 days in which the sender was unkind to the recipient, this one not included
     * @param hour mails from the sender to the recipient in the last 60 minutes, this one included; counted for senders
     *     outside only
     */
    public record With(boolean wrote, long unkind, long hour) {}

    With with(Address recipient) {
        return with.getOrDefault(recipient, STRANGERS);
    }
}
