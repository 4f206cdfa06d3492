package org.postern.relay.delivery;

import java.util.Collection;
import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
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
    private final Senders senders;
    private final Deliveries deliveries;
    private List<Outgoing> ways = List.of();

    @Inject
    DeliverMail(Settings settings, Senders senders, Deliveries deliveries) {
        this.settings = settings;
        this.senders = senders;
        this.deliveries = deliveries;
    }

    @Override
    public void init() throws MessagingException {
        ways = List.of(start(NextHops.school(settings)), start(NextHops.outside(settings)));
    }

    private Outgoing start(NextHops hops) throws MessagingException {
        MailetContext context = DeliveryContext.telling(getMailetContext(), deliveries);
        RemoteDeliveryConfiguration configuration =
                new RemoteDeliveryConfiguration(hops.asMailetConfig(context), senders.domains());
        MailQueue queue = senders.queue(hops);
        return senders.start(
                hops,
                queue,
                configuration,
                RoutedDns.school(senders.dns(), settings.routing().schoolHosts()),
                context,
                new AlwaysBounce(configuration, context, queue, hops.retries()));
    }

    @Override
    protected void serve(Mail mail) throws MessagingException {
        NeverInClear.check(mail);
        for (Outgoing way : ways) {
            way.take(mail);
        }
        mail.setState(Mail.GHOST);
    }

    @Override
    public void destroy() {
        ways.forEach(Outgoing::stop);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(BOUNCES));
    }
}
