package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.model.Verdict;

class MailetContainerTest {
    private static final Address CAT = Address.of("cat@school.example");
    private static final Address DEE = Address.of("dee@school.example");
    private final Encryption sealing = (mail, recipients) ->
            new EncryptResult.Encrypted(Content.of("Subject: x\r\n\r\nsealed".getBytes(StandardCharsets.US_ASCII)));

    @BeforeEach
    void pinHandlers() {
        JavaxMailHandlers.pin();
    }

    private static MailImpl mail(Address... recipients) throws MessagingException {
        return Mails.mail(Mails.TEXT, Mails.ANN, recipients);
    }

    @Test
    void givesEachRecipientItsOwnVerdict() throws Exception {
        Judge mixed = (id, envelope, mail) -> Mails.inspection(
                Mails.decision(Mails.BOB, new Verdict.Deliver()),
                Mails.decision(CAT, new Verdict.Quarantine()),
                Mails.decision(DEE, new Verdict.Reject()),
                Mails.decision(Mails.PAT, new Verdict.Encrypt()));
        Processors james = new Processors(mixed, sealing);
        james.service(mail(Mails.BOB, CAT, DEE, Mails.PAT));
        assertThat(james.delivered).containsExactly("bob@school.example");
        assertThat(james.shelf.held).hasSize(1);
        assertThat(james.shelf.held.get(0).recipients()).containsExactly(CAT);
        assertThat(james.shelf.held.get(0).messageId()).isEqualTo("Mail1-abc");
        assertThat(james.context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactlyInAnyOrder("notice", "transport");
        assertThat(james.audit.actions).contains("judged", "told", "returned");
    }

    @Test
    void holdsWhoeverWasForgotten() throws Exception {
        Judge forgetful = (id, envelope, mail) -> Mails.inspection(Mails.decision(Mails.BOB, new Verdict.Deliver()));
        Processors james = new Processors(forgetful, sealing);
        james.service(mail(Mails.BOB, CAT));
        assertThat(james.delivered).containsExactly("bob@school.example");
        assertThat(james.shelf.held.get(0).recipients()).containsExactly(CAT);
        assertThat(james.shelf.held.get(0).cause()).isEqualTo("error");
    }

    @Test
    void holdsEveryOneOfAHundredMailsThatBreakTheJudge() throws Exception {
        Error[] errors = {new StackOverflowError(), new OutOfMemoryError(), new AssertionError()};
        int[] count = {0};
        Processors james = new Processors(
                (id, envelope, mail) -> {
                    throw errors[count[0]++ % errors.length];
                },
                sealing);
        for (int i = 0; i < 100; i++) {
            MailImpl mail = mail(Mails.BOB, Mails.PAT);
            mail.setName("Mail" + i);
            james.service(mail);
        }
        assertThat(james.shelf.held).hasSize(100).allMatch(held -> held.cause().equals("error"));
        assertThat(james.delivered).isEmpty();
    }

    @Test
    void holdsWhatCannotBeEncryptedAndWhatBreaksTheEncryption() throws Exception {
        Processors without = new Processors(
                Mails.always(new Verdict.Encrypt()),
                (mail, recipients) -> new EncryptResult.NoCertificate(Map.of(Mails.PAT, "There is none.")));
        without.service(mail(Mails.PAT));
        assertThat(without.shelf.held.get(0).cause()).isEqualTo("no-certificate");
        Processors breaking = new Processors(Mails.always(new Verdict.Encrypt()), (mail, recipients) -> {
            throw new StackOverflowError();
        });
        breaking.service(mail(Mails.PAT));
        assertThat(breaking.shelf.held.get(0).cause()).isEqualTo("error");
        assertThat(without.delivered).isEmpty();
        assertThat(breaking.delivered).isEmpty();
    }

    @Test
    void neverDropsAMailBecauseTheStoreIsAway() throws Exception {
        Processors james = new Processors(Mails.always(new Verdict.Quarantine()), sealing);
        james.shelf.away = Integer.MAX_VALUE;
        MailImpl mail = mail(Mails.BOB);
        assertThatThrownBy(() -> james.service(mail)).isInstanceOf(MessagingException.class);
        assertThat(mail.getMessage()).isNotNull();
        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
        james.shelf.away = 0;
        mail.setState(Mail.ERROR);
        james.service(mail);
        assertThat(james.shelf.held).hasSize(1);
    }

    @Test
    void letsReleasedMailGoWithoutJudgingItAgainButNeverInClearIfItMustBeEncrypted() throws Exception {
        Mails.Recorder judge = new Mails.Recorder();
        Processors james = new Processors(judge, sealing);
        MailImpl mail = mail(Mails.BOB, Mails.PAT);
        VerdictAttributes.write(mail, Map.of(Mails.BOB, new Verdict.Deliver(), Mails.PAT, new Verdict.Encrypt()));
        mail.setState("release");
        james.service(mail);
        assertThat(judge.bodies).isEmpty();
        assertThat(james.delivered).containsExactly("bob@school.example");
        assertThat(james.context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactly("transport");
    }

    @Test
    void holdsAMailThatGoesInCircles() throws Exception {
        Mails.Recorder judge = new Mails.Recorder();
        Processors james = new Processors(judge, sealing);
        james.service(Mails.mail("Received: from a by b\r\n".repeat(31) + Mails.TEXT, Mails.ANN, Mails.BOB));
        assertThat(james.shelf.held.get(0).cause()).isEqualTo("loop");
        assertThat(judge.bodies).isEmpty();
    }
}
