package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.Address;
import org.postern.model.Verdict;

class RejectMailTest {
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final Mails.Shelf shelf = new Mails.Shelf();
    private final Mails.Rows audit = new Mails.Rows();
    private final FakeMailContext context;

    RejectMailTest() throws MessagingException {
        context = Mails.context();
    }

    @BeforeEach
    void pinHandlers() {
        JavaxMailHandlers.pin();
    }

    private void reject(MailImpl mail, String keep, NoticeText text) throws MessagingException {
        VerdictAttributes.write(
                mail,
                Mails.inspection(
                        Mails.decision(Mails.BOB, new Verdict.Reject(), Optional.of("kind"), keep),
                        Mails.decision(Mails.PAT, new Verdict.Reject(), Optional.of("kind"), keep)));
        Holding holding = new Holding(shelf, shelf::again, Mails.patience(), clock);
        SenderNotice notice = new SenderNotice(text, Mails.SCHOOL, audit, clock);
        Mails.started(new RejectMail(holding, notice, audit, Mails.patience()), context)
                .service(mail);
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    private void reject(MailImpl mail, String keep) throws MessagingException {
        reject(mail, keep, request -> new Notice(request.sender(), "It did not go", "To " + request.recipients()));
    }

    private static MailImpl mail(String text, Address sender) throws MessagingException {
        return Mails.mail(text, sender, Mails.BOB, Mails.PAT);
    }

    @Test
    void tellsASenderOfTheSchoolOnceForAllRecipients() throws Exception {
        reject(mail(Mails.TEXT, Mails.ANN), "E0");
        assertThat(context.getSentMails()).hasSize(1);
        FakeMailContext.SentMail sent = context.getSentMails().get(0);
        assertThat(sent.getState()).isEqualTo("notice");
        assertThat(sent.getRecipients()).containsExactly(new MailAddress("ann@school.example"));
        assertThat(audit.actions).containsExactly("told", "returned");
        assertThat(shelf.held).isEmpty();
    }

    @Test
    void writesALetterThatNoRobotAnswersAndThatQuotesNothing() throws Exception {
        reject(mail(Mails.TEXT, Mails.ANN), "E0");
        MimeMessage letter = context.getSentMails().get(0).getMsg();
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(letter.getHeader("In-Reply-To")).containsExactly("<one@school.example>");
        assertThat(letter.getFrom()[0].toString()).isEqualTo("postmaster@school.example");
        assertThat(letter.getSubject()).doesNotContain("trip");
        assertThat(letter.getContent().toString()).contains("bob@school.example", "pat@parent.example");
        assertThat(letter.getContent().toString()).doesNotContain("secret");
    }

    @Test
    void tellsAnOutsideSenderNothingAndKeepsTheMail() throws Exception {
        MailImpl mail = mail(Mails.TEXT, Mails.PAT);
        mail.setAttribute(new Attribute(MailView.ORIGIN, AttributeValue.of("OUTSIDE")));
        reject(mail, "E0");
        assertThat(context.getSentMails()).isEmpty();
        assertThat(shelf.held).extracting(HeldMail::cause).containsExactly("refused");
        assertThat(audit.actions).containsExactly("returned");
    }

    @Test
    void tellsNobodyOfAnOutsideMailThatClaimsToBeFromTheSchool() throws Exception {
        MailImpl mail = mail(Mails.TEXT, Mails.ANN);
        mail.setAttribute(new Attribute(MailView.ORIGIN, AttributeValue.of("OUTSIDE")));
        reject(mail, "E1");
        assertThat(context.getSentMails()).isEmpty();
        assertThat(shelf.held).extracting(HeldMail::cause).containsExactly("evidence");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "Auto-Submitted: auto-replied; x=1",
                "Precedence: Bulk",
                "List-Id: <class7.school.example>"
            })
    void neverAnswersARobotButKeepsTheMail(String field) throws Exception {
        reject(mail(field + "\r\n" + Mails.TEXT, Mails.ANN), "E0");
        assertThat(context.getSentMails()).isEmpty();
        assertThat(shelf.held).hasSize(1);
    }

    @Test
    void tellsTheTeacherOfAYoungChildWhenTheTextSaysSo() throws Exception {
        reject(mail(Mails.TEXT, Mails.ANN), "E0", r -> new Notice(Mails.BOB, "s", "t"));
        assertThat(context.getSentMails().get(0).getRecipients())
                .containsExactly(new MailAddress("bob@school.example"));
    }

    @Test
    void neverWritesToAnAddresseeOutside() throws Exception {
        reject(mail(Mails.TEXT, Mails.ANN), "E0", r -> new Notice(Mails.PAT, "s", "t"));
        assertThat(context.getSentMails()).isEmpty();
        assertThat(shelf.held).hasSize(1);
    }

    @Test
    void keepsEvidenceWhereTheRuleAsksForIt() throws Exception {
        reject(mail(Mails.TEXT, Mails.ANN), "E2");
        assertThat(shelf.held).extracting(HeldMail::cause).containsExactly("evidence");
        assertThat(context.getSentMails()).hasSize(1);
    }
}
