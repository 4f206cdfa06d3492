package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.postern.model.Verdict;

class HasVerdictTest {
    private static HasVerdict matcher(String condition) throws MessagingException {
        HasVerdict matcher = new HasVerdict();
        matcher.init(FakeMatcherConfig.builder()
                .matcherName("HasVerdict")
                .condition(condition)
                .build());
        return matcher;
    }

    @Test
    void matchesOnlyRecipientsWithThatVerdict() throws Exception {
        MailImpl mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB, Mails.PAT);
        VerdictAttributes.write(mail, Map.of(Mails.BOB, new Verdict.Deliver(), Mails.PAT, new Verdict.Encrypt()));
        assertThat(matcher("deliver").match(mail)).containsExactly(new MailAddress("bob@school.example"));
        assertThat(matcher("encrypt").match(mail)).containsExactly(new MailAddress("pat@parent.example"));
        assertThat(matcher("reject").match(mail)).isEmpty();
    }

    @Test
    void neverMatchesWithoutAVerdict() throws Exception {
        MailImpl mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        for (String verdict : new String[] {"deliver", "encrypt", "quarantine", "reject"}) {
            assertThat(matcher(verdict).match(mail)).isEmpty();
        }
    }

    @Test
    void takesABrokenAttributeForAFailure() throws Exception {
        MailImpl mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        mail.setAttribute(new Attribute(AttributeName.of("postern.verdicts"), AttributeValue.of("{broken")));
        assertThatThrownBy(() -> matcher("deliver").match(mail)).isInstanceOf(MessagingException.class);
    }

    @Test
    void refusesAConditionThatIsNoVerdict() {
        assertThatThrownBy(() -> matcher("delivery")).isInstanceOf(MessagingException.class);
    }
}
