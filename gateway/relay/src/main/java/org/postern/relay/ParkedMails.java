package org.postern.relay;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.mailets.HeldMail;
import org.postern.mailets.QuarantineStore;
import org.postern.message.Address;
import org.postern.relay.queue.SpoolReleases;
import org.postern.store.quarantine.HeldItems;
import org.postern.store.quarantine.Outcome;
import org.postern.store.queue.MailRows;
import org.postern.store.queue.QueueView;
import org.postern.store.queue.WaitingMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings parked mail to where a person sees it: what was released goes back to its held item, anything else is held
 * anew. What cannot be held just now stays parked, and health says so.
 */
record ParkedMails(HeldItems held, QuarantineStore quarantine, QueueView queues, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedMails.class);
    private static final int PAGE = 1_000;
    private static final String NOTE =
            "Working on it ended several times without an answer, so it was not tried again.";

    /** To be called when a mail was parked, and at start for what was parked while the database did not answer. */
    void hold() {
        try {
            for (String queue : queues.sizes().keySet()) {
                if (queue.endsWith(MailRows.DEAD)) {
                    for (WaitingMail mail : queues.page(queue, Optional.empty(), PAGE)) {
                        hold(queue, mail);
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("parked mail was not held: {}", e.getMessage());
        }
    }

    private void hold(String queue, WaitingMail mail) {
        try {
            Optional<String> item = SpoolReleases.itemOf(mail.name());
            if (item.isEmpty() || held.failed(item.get(), NOTE) instanceof Outcome.Unknown) {
                quarantine.hold(anew(queue, mail));
            }
            queues.remove(mail);
        } catch (IOException e) {
            LOG.warn("{} stays parked until the next start: {}", mail.name(), e.getMessage());
        }
    }

    /** From the queue's own columns, for what else it knows of the mail may be what cannot be read. */
    private HeldMail anew(String queue, WaitingMail mail) {
        return new HeldMail(
                queue + "/" + mail.id(),
                mail.name(),
                clock.instant(),
                Address.parse(mail.sender()),
                mail.recipients().stream()
                        .flatMap(recipient -> Address.parse(recipient).stream())
                        .toList(),
                "",
                "crashed",
                Optional.empty(),
                NOTE,
                queues.body(mail));
    }
}
