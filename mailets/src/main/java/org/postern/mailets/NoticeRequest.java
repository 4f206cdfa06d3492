package org.postern.mailets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;

/**
 * What a notice is about. It never holds the mail's own words: a notice lies in a second mailbox.
 *
 * @param key which text: a decision's notice, {@code enc-01}, or {@code returned} where the rule names none
 * @param recipients everybody it did not reach, all of them at once
 * @param item id of the held item; empty if nothing is held
 * @param problems one plain sentence for each address it is about; empty where the text alone explains it
 */
public record NoticeRequest(
        String key,
        Address sender,
        List<Address> recipients,
        Optional<String> item,
        Map<Address, String> problems,
        Instant at) {
    public NoticeRequest {
        recipients = List.copyOf(recipients);
        problems = Map.copyOf(problems);
    }
}
