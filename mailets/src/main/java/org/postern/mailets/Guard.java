package org.postern.mailets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one broad catch of this room. James 3.8.1 lets an Error through to its spooler, where each one costs a thread for
 * good; as a MessagingException the same failure is held by the error processor.
 */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int FRAMES = 20;

    /** Work on a mail, as unsafe as it likes. */
    @FunctionalInterface
    interface Step {
        void run() throws Throwable;
    }

    /** Something that can be asked for. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws Throwable;
    }

    private Guard() {}

    static void run(String where, Mail mail, Step step) throws MessagingException {
        try {
            step.run();
        } catch (Throwable thrown) {
            throw failure(where, mail, thrown);
        }
    }

    /** The answer; empty if asking failed, which is logged and may not stop the caller. */
    static <T> Optional<T> attempt(String where, Mail mail, Question<T> question) {
        List<T> answers = new ArrayList<>();
        try {
            run(where, mail, () -> answers.add(question.ask()));
        } catch (MessagingException e) {
            return Optional.empty();
        }
        return answers.stream().findFirst();
    }

    /**
     * James writes message, causes and stack trace of what it catches into its log and into the mail. Messages of
     * parsers quote what they choked on, so only class names and places in the code go on.
     */
    private static MessagingException failure(String where, Mail mail, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        String kind = thrown.getClass().getName();
        LOG.warn("{} failed on {}: {}", where, mail.getName(), kind);
        MessagingException failure = new MessagingException(where + " failed: " + kind);
        StackTraceElement[] trace = thrown.getStackTrace();
        failure.setStackTrace(Arrays.copyOf(trace, Math.min(FRAMES, trace.length)));
        return failure;
    }
}
