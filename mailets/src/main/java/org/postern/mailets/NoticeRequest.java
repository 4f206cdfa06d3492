package org.postern.mailets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;

/**
 * What a notice is about. It never holds the mail's own words, for a notice lies in a second mailbox; only what
 * {@link Sayable} lets through.
 *
 * @param key which text: a decision's notice, {@code enc-01}, or {@code returned} where the rule names none
 * @param recipients everybody it did not reach, all of them at once
 * @param item id of the held item; empty if nothing is held
 * @param subject of the mail; empty if it may not be repeated
 * @param file the name of the file it is about; empty if there is none or it may not be repeated
 * @param problems one plain sentence for each address it is about; empty where the text alone explains it
 */
public record NoticeRequest(
        String key,
        Address sender,
        List<Address> recipients,
        Optional<String> item,
        Optional<String> subject,
        Optional<String> file,
        Map<Address, String> problems,
        Instant at) {
    public NoticeRequest {
        recipients = List.copyOf(recipients);
        problems = Map.copyOf(problems);
    }
}
