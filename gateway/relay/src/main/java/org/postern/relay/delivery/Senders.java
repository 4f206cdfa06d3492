package org.postern.relay.delivery;

import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRunnable;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.MailetContext;

/** What every way out needs of James. */
record Senders(DNSService dns, DomainList domains, MailQueueFactory<?> queues, MetricFactory metrics) {
    @Inject
    Senders {}

    MailQueue queue(NextHops hops) {
        return queues.createQueue(MailQueueName.of(hops.queue()));
    }

    /** Sends what is in the queue from now on. */
    Outgoing start(
            NextHops hops,
            MailQueue queue,
            RemoteDeliveryConfiguration configuration,
            RoutedDns routed,
            MailetContext context,
            Bouncer bouncer)
            throws MessagingException {
        DeliveryRunnable sender = new DeliveryRunnable(queue, configuration, routed, metrics, context, bouncer);
        sender.start();
        return new Outgoing(hops, queue, sender);
    }
}
