package org.postern.relay;

import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.mailets.MailIds;
import org.postern.message.Address;
import org.postern.relay.delivery.Deliveries;
import org.postern.relay.health.RelayMetrics;
import org.postern.store.StoreException;
import org.postern.store.quarantine.HeldItems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports back to the quarantine when the next hop has accepted a released item. */
record ReleasedMail(HeldItems held, RelayMetrics metrics) implements Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(ReleasedMail.class);

    @Override
    public void accepted(Mail mail, Collection<MailAddress> recipients) {
        metrics.accepted(recipients.size());
        MailIds.released(mail).ifPresent(item -> {
            List<Address> addresses = recipients.stream()
                    .map(recipient -> Address.of(recipient.asString()))
                    .toList();
            try {
                held.delivered(item, addresses);
            } catch (StoreException e) {
                LOG.warn("{} was delivered, but that could not be noted: {}", item, e.getMessage());
            }
        });
    }
}
