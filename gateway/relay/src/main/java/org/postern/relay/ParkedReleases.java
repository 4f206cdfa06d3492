package org.postern.relay;

import java.util.Optional;
import org.postern.relay.queue.SpoolReleases;
import org.postern.store.StoreException;
import org.postern.store.quarantine.HeldItems;
import org.postern.store.quarantine.Outcome;
import org.postern.store.queue.MailRows;
import org.postern.store.queue.QueueView;
import org.postern.store.queue.WaitingMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parked mail that was released goes back to its held item, where somebody sees it. Any other parked mail stays where
 * it is, and health says so.
 */
record ParkedReleases(HeldItems held, QueueView queues) {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedReleases.class);
    private static final int PAGE = 1_000;

    /** For what was parked while the database did not answer or the process ended. */
    void takeBackAll() {
        try {
            for (String queue : queues.sizes().keySet()) {
                if (queue.endsWith(MailRows.DEAD)) {
                    for (WaitingMail mail : queues.page(queue, Optional.empty(), PAGE)) {
                        takeBack(queue, mail.name());
                    }
                }
            }
        } catch (StoreException e) {
            LOG.warn("parked mail was not looked through: {}", e.getMessage());
        }
    }

    /** Does nothing with mail that was not released. */
    void takeBack(String queue, String name) {
        Optional<String> item = SpoolReleases.itemOf(name);
        if (item.isEmpty()) {
            return;
        }
        try {
            Outcome outcome = held.failed(item.get(), "Sending it on failed in an unexpected way, several times.");
            if (!(outcome instanceof Outcome.Unknown)) {
                queues.removeByName(queue, name);
            }
        } catch (StoreException e) {
            LOG.warn("{} is parked until the next start: {}", name, e.getMessage());
        }
    }
}
