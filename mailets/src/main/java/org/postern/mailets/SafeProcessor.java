package org.postern.mailets;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door between James's spooler and the processors. What fails behind it is held; what cannot be held waits in the
 * queue, for as long as it takes.
 *
 * <p>James 3.8.1 counts failures in an attribute and moves a mail to its error repository after five, where nobody
 * looks. The count is taken off here each time, so that this never happens.
 */
public final class SafeProcessor implements MailProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(SafeProcessor.class);
    private static final AttributeName FAILURES = AttributeName.of("mail-processing-error-count");
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Puts a mail, with its state and attributes, back into the spool for later. */
    @FunctionalInterface
    public interface Later {
        /**
         * Puts it back.
         *
         * @throws IOException if the queue did not take it; the original is then still there
         */
        void again(Mail mail, Duration pause) throws IOException;
    }

    private final MailProcessor processors;
    private final Later later;

    public SafeProcessor(MailProcessor processors, Later later) {
        this.processors = processors;
        this.later = later;
    }

    /**
     * Processes, else holds, else puts back.
     *
     * @throws MessagingException if none of them worked; the mail must then not be marked as done
     */
    @Override
    public void service(Mail mail) throws MessagingException {
        List<MailAddress> everybody = List.copyOf(mail.getRecipients());
        mail.removeAttribute(FAILURES);
        try {
            Guard.run("processor", mail, () -> processors.service(mail));
        } catch (MessagingException e) {
            hold(mail, everybody, e);
        }
    }

    /** A mail that James has let go of half-way is taken again from its row in the queue: an exception leads there. */
    private void hold(Mail mail, List<MailAddress> everybody, MessagingException failure) throws MessagingException {
        if (mail.getMessage() == null) {
            throw failure;
        }
        mail.setRecipients(everybody);
        mail.setState(Mail.ERROR);
        try {
            Guard.run("error processor", mail, () -> processors.service(mail));
        } catch (MessagingException e) {
            postpone(mail, everybody, e);
        }
    }

    private void postpone(Mail mail, List<MailAddress> everybody, MessagingException failure)
            throws MessagingException {
        if (mail.getMessage() == null) {
            throw failure;
        }
        mail.setRecipients(everybody);
        mail.setState(Mail.ERROR);
        try {
            later.again(mail, PAUSE);
            LOG.error("{} could not be held; it waits in the queue", mail.getName());
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
