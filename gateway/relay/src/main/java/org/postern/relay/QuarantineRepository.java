package org.postern.relay;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryFactory;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;
import org.postern.mailets.Holding;

/** James's error repository: what its spooler gives up on is held like everything else that could not be checked. */
final class QuarantineRepository implements MailRepository {
    private final Holding holding;

    @Inject
    QuarantineRepository(Holding holding) {
        this.holding = holding;
    }

    /** Every URL leads to the one quarantine. */
    static final class Factory implements MailRepositoryFactory {
        private final Holding holding;

        @Inject
        Factory(Holding holding) {
            this.holding = holding;
        }

        @Override
        public Class<? extends MailRepository> mailRepositoryClass() {
            return QuarantineRepository.class;
        }

        @Override
        public MailRepository create(MailRepositoryUrl url) {
            return new QuarantineRepository(holding);
        }
    }

    @Override
    public MailKey store(Mail mail) throws MessagingException {
        try {
            return new MailKey(holding.hold(mail, "error"));
        } catch (IOException e) {
            throw new MessagingException("mail could not be held", e);
        }
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public Iterator<MailKey> list() {
        return Collections.emptyIterator();
    }

    @Override
    public @Nullable Mail retrieve(MailKey key) {
        return null;
    }

    @Override
    public void remove(MailKey key) {
        // held mail leaves the quarantine by a reviewer's decision only
    }

    @Override
    public void removeAll() {
        // as above
    }
}
