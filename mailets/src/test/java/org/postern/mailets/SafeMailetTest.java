package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMailetTest {
    /** Throws what it is told to. */
    private static final class Thrower extends SafeMailet {
        private final Throwable thrown;

        Thrower(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        protected void serve(Mail mail) {
            SafeMailetTest.<RuntimeException>sneak(thrown);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // checked exceptions come out of libraries so
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StackOverflowError.class,
                OutOfMemoryError.class,
                AssertionError.class,
                NoClassDefFoundError.class,
                IllegalStateException.class,
                java.io.IOException.class
            })
    void turnsEveryFailureIntoWhatJamesHandles(Class<? extends Throwable> type) throws Exception {
        Throwable thrown = type.getDeclaredConstructor().newInstance();
        Mail mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        assertThatThrownBy(() -> new Thrower(thrown).service(mail))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining(type.getName());
    }

    @Test
    void neverRepeatsWhatAFailureSays() throws Exception {
        Mail mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        StringWriter log = new StringWriter();
        Throwable quoting = new IllegalStateException("at My secret words.", new AssertionError("My secret words."));
        try {
            new Thrower(quoting).service(mail);
        } catch (MessagingException e) {
            e.printStackTrace(new PrintWriter(log, true));
        }
        assertThat(log.toString()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void guardsMatchersToo() throws Exception {
        Mail mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        SafeMatcher matcher = new SafeMatcher() {
            @Override
            protected Collection<MailAddress> matching(Mail any) {
                throw new StackOverflowError();
            }
        };
        assertThatThrownBy(() -> matcher.match(mail)).isInstanceOf(MessagingException.class);
    }
}
