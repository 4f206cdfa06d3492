package org.postern.relay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

class OutgoingTest {
    /** Takes one mail. */
    private static final class SmallQueue implements MailQueue {
        private final List<List<MailAddress>> taken = new ArrayList<>();

        @Override
        public void enQueue(Mail mail) throws MailQueueException {
            if (!taken.isEmpty()) {
                throw new MailQueueException("full");
            }
            taken.add(List.copyOf(mail.getRecipients()));
        }

        @Override
        public void enQueue(Mail mail, Duration delay) throws MailQueueException {
            enQueue(mail);
        }

        @Override
        public Publisher<Void> enqueueReactive(Mail mail) {
            return Flux.error(new MailQueueException("not asked for"));
        }

        @Override
        public Publisher<MailQueueItem> deQueue() {
            return Flux.empty();
        }

        @Override
        public MailQueueName getName() {
            return MailQueueName.of("small");
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void whoIsQueuedIsNotHeldWhenTheNextOneFails() throws MessagingException {
        MailAddress school = new MailAddress("finance@larkfield.sch.example");
        MailAddress outside = new MailAddress("parent@freemail.example");
        MailImpl mail = MailImpl.builder()
                .name("m1")
                .sender("k.whitlock@larkfield.sch.example")
                .addRecipients(school, outside)
                .build();
        SmallQueue queue = new SmallQueue();

        Outgoing.enqueue(mail, queue, List.of(school));
        assertThatThrownBy(() -> Outgoing.enqueue(mail, queue, List.of(outside)))
                .isInstanceOf(MailQueue.MailQueueException.class);

        assertThat(queue.taken).containsExactly(List.of(school));
        assertThat(mail.getRecipients()).containsExactly(outside);
    }
}
