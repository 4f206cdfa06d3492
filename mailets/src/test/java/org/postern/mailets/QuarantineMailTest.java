package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.Test;
import org.postern.message.Address;
import org.postern.model.Verdict;

class QuarantineMailTest {
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final Mails.Shelf shelf = new Mails.Shelf();
    private final Mails.Rows audit = new Mails.Rows();
    private final FakeMailContext context;

    QuarantineMailTest() throws MessagingException {
        JavaxMailHandlers.pin();
        context = Mails.context();
    }

    private QuarantineMail mailet(String cause) throws MessagingException {
        NoticeText text = request -> new Notice(request.sender(), "Waiting", request.key() + request.problems());
        Holding holding = new Holding(shelf, shelf::again, Mails.patience(), clock);
        SenderNotice notice = new SenderNotice(text, Mails.SCHOOL, audit, clock);
        return Mails.started(new QuarantineMail(holding, notice), context, "cause", cause);
    }

    @SuppressWarnings("StringConcatToTextBlock") // every line end counts
    @Test
    void keepsEveryByteOfOddMails() throws Exception {
        List<String> odd = List.of(
                "Subject: lf only\nTo: bob@school.example\n\nline\nline\n",
                "Subject: gr\u00fc\u00dfe\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\n"
                        + "\u00e4\u00f6\u00fc \u0080\u00ff\r\n",
                "Content-Type: multipart/mixed; boundary=\"=_odd ' (b)\"\r\n\r\n"
                        + "--=_odd ' (b)\r\n\r\n"
                        + "x\r\n"
                        + "--=_odd ' (b)",
                "X-Folded: a\r\n\t b\r\n  c\r\nNot a field\r\nSubject:\r\n\r\n\r\n\r\n.\r\nno end",
                "no header at all");
        for (String text : odd) {
            shelf.bodies.clear();
            shelf.held.clear();
            MailImpl mail = Mails.mail(text, Mails.ANN, Mails.BOB);
            Mails.started(new ScanMail(new Mails.Recorder(), audit, Mails.patience()), context)
                    .service(mail);
            Mails.started(new StripBcc(), context).service(mail);
            mailet("policy").service(mail);
            assertThat(shelf.bodies.get(0)).isEqualTo(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void givesAReleasedMailBackToItsOwnItem() throws Exception {
        MailImpl mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        MailIds.release(mail, "H-7KQ2M");
        VerdictAttributes.noCertificate(mail, Map.of(Address.of("bob@school.example"), "No certificate is known."));
        mailet("policy").service(mail);
        assertThat(shelf.held).isEmpty();
        assertThat(shelf.again).containsExactly("H-7KQ2M: bob@school.example: No certificate is known.");
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(context.getSentMails()).isEmpty();
    }

    @Test
    void holdsOnceHoweverOftenTheSameMailComes() throws Exception {
        mailet("policy").service(Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB, Mails.PAT));
        mailet("error").service(Mails.mail(Mails.TEXT, Mails.ANN, Mails.PAT, Mails.BOB));
        mailet("policy").service(Mails.mail(Mails.TEXT, Mails.ANN, Mails.PAT));
        assertThat(shelf.held).extracting(HeldMail::cause).containsExactly("policy", "policy");
        assertThat(shelf.held.get(0).subject()).isEqualTo("The trip");
    }

    @Test
    void endsTheWayOfTheMail() throws Exception {
        Mail mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        mailet("policy").service(mail);
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void waitsOutAShortAbsenceOfTheStore() throws Exception {
        shelf.away = 5;
        mailet("error").service(Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB));
        assertThat(shelf.held).hasSize(1);
    }

    @Test
    void givesTheMailBackWhenTheStoreStaysAway() throws Exception {
        shelf.away = Integer.MAX_VALUE;
        Mail mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        assertThatThrownBy(() -> mailet("error").service(mail)).isInstanceOf(MessagingException.class);
        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
    }

    @Test
    void holdsAMailWhoseAttributesAreBroken() throws Exception {
        Mail mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        mail.setAttribute(new Attribute(AttributeName.of("postern.inspection"), AttributeValue.of("{broken")));
        mailet("policy").service(mail);
        assertThat(shelf.held.get(0).inspection()).isEmpty();
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void tellsTheSenderEveryCertificateProblemAtOnce() throws Exception {
        Mail mail = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB, Mails.PAT);
        VerdictAttributes.noCertificate(mail, Map.of(Mails.BOB, "It has expired.", Mails.PAT, "There is none."));
        mailet("policy").service(mail);
        assertThat(shelf.held.get(0).cause()).isEqualTo("no-certificate");
        assertThat(shelf.held.get(0).note()).contains("bob@school.example: It has expired.", "There is none.");
        assertThat(context.getSentMails()).hasSize(1);
        assertThat(context.getSentMails().get(0).getState()).isEqualTo("notice");
    }

    @Test
    void tellsTheSenderOfAHeldMailOnlyWhereTheRuleSaysSo() throws Exception {
        Mail silent = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        VerdictAttributes.write(silent, Mails.inspection(Mails.decision(Mails.BOB, new Verdict.Quarantine())));
        mailet("policy").service(silent);
        assertThat(context.getSentMails()).isEmpty();
        Mail told = Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB);
        VerdictAttributes.write(
                told,
                Mails.inspection(Mails.decision(Mails.BOB, new Verdict.Quarantine(), Optional.of("slow_down"), "E0")));
        mailet("policy").service(told);
        assertThat(context.getSentMails()).hasSize(1);
    }
}
