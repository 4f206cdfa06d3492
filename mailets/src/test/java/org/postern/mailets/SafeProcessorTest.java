package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;

class SafeProcessorTest {
    private final List<String> later = new ArrayList<>();
    private final MailImpl mail;

    SafeProcessorTest() throws MessagingException {
        mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB, Mails.PAT);
    }

    private void again(Mail postponed, Duration pause) {
        later.add(postponed.getState() + " " + postponed.getRecipients().size() + " " + pause);
    }

    private static void loseOneRecipientAndOverflow(Mail mail) {
        mail.setRecipients(List.of(mail.getRecipients().iterator().next()));
        throw new StackOverflowError();
    }

    @Test
    void handsWhatFailsToTheErrorProcessorForEveryRecipient() throws Exception {
        List<String> held = new ArrayList<>();
        SafeProcessor safe = new SafeProcessor(
                m -> {
                    if (!m.getState().equals(Mail.ERROR)) {
                        loseOneRecipientAndOverflow(m);
                    }
                    held.add(m.getState() + " " + m.getRecipients().size());
                },
                this::again);
        for (int i = 0; i < 100; i++) {
            mail.setState(Mail.DEFAULT);
            safe.service(mail);
        }
        assertThat(held).hasSize(100).containsOnly("error 2");
        assertThat(later).isEmpty();
    }

    @Test
    void putsBackWhatCannotBeHeld() throws Exception {
        new SafeProcessor(SafeProcessorTest::loseOneRecipientAndOverflow, this::again).service(mail);
        assertThat(later).containsExactly("error 2 PT1M");
    }

    @Test
    void throwsWhenTheQueueIsAwayTooSoThatTheMailIsNotDone() {
        SafeProcessor safe = new SafeProcessor(SafeProcessorTest::loseOneRecipientAndOverflow, (m, pause) -> {
            throw new IOException("away");
        });
        assertThatThrownBy(() -> safe.service(mail)).isInstanceOf(MessagingException.class);
    }

    @Test
    void putsBackNoMailThatJamesHasEmptied() {
        SafeProcessor safe = new SafeProcessor(
                m -> {
                    mail.dispose();
                    throw new AssertionError();
                },
                this::again);
        assertThatThrownBy(() -> safe.service(mail)).isInstanceOf(MessagingException.class);
        assertThat(later).isEmpty();
    }

    @Test
    void keepsJamesFromCountingFailures() throws Exception {
        AttributeName count = AttributeName.of("mail-processing-error-count");
        mail.setAttribute(new Attribute(count, AttributeValue.of(5)));
        new SafeProcessor(m -> assertThat(m.getAttribute(count)).isEmpty(), this::again).service(mail);
        assertThat(later).isEmpty();
    }
}
