package org.postern.relay.queue;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.queue.api.ManageableMailQueue.DefaultMailQueueItemView;
import org.apache.james.queue.api.ManageableMailQueue.MailQueueItemView;
import org.apache.james.queue.api.ManageableMailQueue.MailQueueIterator;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageSource;
import org.postern.message.Content;
import org.postern.store.StoreException;
import org.postern.store.queue.QueueView;
import org.postern.store.queue.WaitingMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through a queue page by page; bodies are only read when asked for. */
final class Browsing implements MailQueueIterator {
    private static final Logger LOG = LoggerFactory.getLogger(Browsing.class);
    private static final int PAGE = 100;

    private final String queue;
    private final QueueView view;
    private final Deque<WaitingMail> page = new ArrayDeque<>();
    private Optional<WaitingMail> last = Optional.empty();
    private boolean ended;

    Browsing(String queue, QueueView view) {
        this.queue = queue;
        this.view = view;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !ended) {
            read();
        }
        return !page.isEmpty();
    }

    private void read() {
        try {
            List<WaitingMail> next = view.page(queue, last, PAGE);
            page.addAll(next);
            ended = next.size() < PAGE;
            last = Optional.ofNullable(page.peekLast());
        } catch (StoreException e) {
            throw new IllegalStateException("the queue cannot be read just now", e); // Iterator allows no other
        }
    }

    @Override
    public MailQueueItemView next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        WaitingMail waiting = page.removeFirst();
        return new DefaultMailQueueItemView(mail(waiting), waiting.due().atZone(ZoneOffset.UTC));
    }

    private MailImpl mail(WaitingMail waiting) {
        try {
            MailImpl mail = MailJson.read(waiting.metadata());
            mail.setMessageContent(new Stored(waiting.id(), view.body(waiting)));
            return mail;
        } catch (IOException | MessagingException | RuntimeException e) { // James's serialisers fail with all kinds
            LOG.warn(
                    "{} in {} cannot be read: {}",
                    waiting.name(),
                    queue,
                    e.getClass().getName());
            return MailImpl.builder()
                    .name(waiting.name())
                    .errorMessage("what the queue knows of this mail cannot be read")
                    .build();
        }
    }

    private record Stored(long id, Content content) implements MimeMessageSource {
        @Override
        public String getSourceId() {
            return "queued-" + id;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return content.open();
        }

        @Override
        public long getMessageSize() {
            return content.size();
        }
    }

    @Override
    public void close() {
        page.clear();
        ended = true;
    }
}
