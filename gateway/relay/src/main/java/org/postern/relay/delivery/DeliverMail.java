package org.postern.relay.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRunnable;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.ProcessingState;
import org.postern.mailets.SafeMailet;
import org.postern.relay.settings.Settings;

/**
 * Terminal: hands the mail to one of two durable queues, {@code to-school} or {@code to-outside}, from which James's
 * remote delivery sends it on, one queue entry per mail and next hop. Differs from James's RemoteDelivery in that
 * mailbox hosts come from postern.yaml per domain, a final failure always reaches the bounce processor, and an
 * acceptance is told without another trip through the queue.
 */
public class DeliverMail extends SafeMailet {
    static final String BOUNCES = "bounces";
    private final Settings settings;
    private final DNSService dns;
    private final DomainList domains;
    private final MailQueueFactory<?> queues;
    private final MetricFactory metrics;
    private final Deliveries deliveries;
    private List<Route> routes = List.of();

    /**
     * Recipients that share an entry. James sends once for each kind of NOTIFY (RFC 3461 4.1), and when the next hop
     * refuses somebody of the first kind it forgets the others.
     */
    private record Bundle(Domain domain, Optional<Set<DsnParameters.Notify>> wanted) {
        static Bundle of(Mail mail, MailAddress recipient, NextHops hops) {
            return new Bundle(
                    hops.oneMailForAll() ? Domain.LOCALHOST : recipient.getDomain(),
                    mail.dsnParameters()
                            .flatMap(dsn ->
                                    Optional.ofNullable(dsn.getRcptParameters().get(recipient)))
                            .flatMap(DsnParameters.RecipientDsnParameters::getNotifyParameter)
                            .map(Set::copyOf));
        }
    }

    /** One queue with its sender threads. */
    private record Route(NextHops hops, MailQueue queue, DeliveryRunnable sender) {}

    @Inject
    public DeliverMail(
            Settings settings,
            DNSService dns,
            DomainList domains,
            MailQueueFactory<?> queues,
            MetricFactory metrics,
            Deliveries deliveries) {
        this.settings = settings;
        this.dns = dns;
        this.domains = domains;
        this.queues = queues;
        this.metrics = metrics;
        this.deliveries = deliveries;
    }

    @Override
    public void init() throws MessagingException {
        routes = List.of(start(NextHops.school(settings)), start(NextHops.outside(settings)));
    }

    private Route start(NextHops hops) throws MessagingException {
        MailetContext context = DeliveryContext.telling(getMailetContext(), deliveries);
        RemoteDeliveryConfiguration configuration =
                new RemoteDeliveryConfiguration(hops.asMailetConfig(context), domains);
        MailQueue queue = queues.createQueue(MailQueueName.of(hops.queue()));
        DeliveryRunnable sender = new DeliveryRunnable(
                queue,
                configuration,
                new SchoolDns(dns, settings.routing().schoolHosts()),
                metrics,
                context,
                new AlwaysBounce(configuration, context, queue, hops.retries()));
        sender.start();
        return new Route(hops, queue, sender);
    }

    @Override
    protected void serve(Mail mail) throws MessagingException {
        for (Route route : routes) {
            Map<Bundle, List<MailAddress>> bundles = mail.getRecipients().stream()
                    .filter(recipient ->
                            route.hops().serves(recipient.getDomain().asString()))
                    .collect(Collectors.groupingBy(recipient -> Bundle.of(mail, recipient, route.hops())));
            for (List<MailAddress> recipients : bundles.values()) {
                enqueue(mail, route.queue(), recipients);
            }
        }
        mail.setState(Mail.GHOST);
    }

    /** Whoever has an entry is dropped from the mail, so that a failure half-way holds it only for the others. */
    static void enqueue(Mail mail, MailQueue queue, Collection<MailAddress> recipients) throws MessagingException {
        List<MailAddress> left = new ArrayList<>(mail.getRecipients());
        mail.setRecipients(recipients);
        try {
            queue.enQueue(mail);
            left.removeAll(recipients);
        } finally {
            mail.setRecipients(left);
        }
    }

    @Override
    public void destroy() {
        routes.forEach(route -> route.sender().dispose());
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(BOUNCES));
    }
}
