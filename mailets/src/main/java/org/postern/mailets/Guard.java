package org.postern.mailets;

import java.util.Arrays;
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

    private Guard() {}

    static void run(String where, Mail mail, Step step) throws MessagingException {
        try {
            step.run();
        } catch (Throwable thrown) {
            throw failure(where, mail, thrown);
        }
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
