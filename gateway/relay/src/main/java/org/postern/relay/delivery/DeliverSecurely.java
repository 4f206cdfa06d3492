package org.postern.relay.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.queue.api.MailQueue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.ProcessingState;
import org.postern.mailets.AuditLog;
import org.postern.mailets.Patience;
import org.postern.mailets.SafeMailet;
import org.postern.relay.settings.Settings;

/**
 * Terminal: hands mail that must be encrypted and goes to a domain with a secure route to the durable queue
 * {@code to-secure}, from which it leaves over TLS 1.2 or later to a host that proves its name, or not at all.
 */
public class DeliverSecurely extends SafeMailet {
    private final Settings settings;
    private final Senders senders;
    private final Deliveries deliveries;
    private final SecureRoutes routes;
    private final AuditLog audit;
    private Optional<Outgoing> way = Optional.empty();

    @Inject
    DeliverSecurely(Settings settings, Senders senders, Deliveries deliveries, SecureRoutes routes, AuditLog audit) {
        this.settings = settings;
        this.senders = senders;
        this.deliveries = deliveries;
        this.routes = routes;
        this.audit = audit;
    }

    @Override
    public void init() throws MessagingException {
        MailetContext context =
                DeliveryContext.telling(getMailetContext(), new SecuredMail(deliveries, audit, Patience.standard()));
        NextHops hops = NextHops.secure(settings);
        SecureDelivery configuration = new SecureDelivery(hops.asMailetConfig(context), senders.domains());
        MailQueue queue = senders.queue(hops);
        AlwaysBounce usual = new AlwaysBounce(configuration, context, queue, hops.retries());
        way = Optional.of(senders.start(
                hops,
                queue,
                configuration,
                RoutedDns.secure(senders.dns(), routes),
                context,
                new HoldOnFailure(configuration, context, usual, hops.retries())));
    }

    @Override
    protected void serve(Mail mail) throws MessagingException {
        way.orElseThrow().take(mail);
        mail.setState(Mail.GHOST);
    }

    @Override
    public void destroy() {
        way.ifPresent(Outgoing::stop);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(DeliverMail.BOUNCES), new ProcessingState(HoldOnFailure.HELD));
    }
}
