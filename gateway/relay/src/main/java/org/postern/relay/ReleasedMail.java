package org.postern.relay;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.postern.mailets.MailIds;
import org.postern.message.Address;
import org.postern.relay.delivery.Deliveries;
import org.postern.relay.health.RelayMetrics;
import org.postern.store.history.SqlHistory;
import org.postern.store.quarantine.HeldItems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports back to the quarantine when the next hop has accepted a released item; only then its sender and recipient
 * have written to each other.
 */
record ReleasedMail(HeldItems held, SqlHistory history, InstantSource clock, RelayMetrics metrics)
        implements Deliveries {
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
                Optional<Address> sender = mail.getMaybeSender().asOptional().map(s -> Address.of(s.asString()));
                if (sender.isPresent()) {
                    history.reached(item, sender.get(), addresses, clock.instant());
                }
            } catch (IOException e) {
                LOG.warn("{} was delivered, but that could not be noted: {}", item, e.getMessage());
            }
        });
    }
}
