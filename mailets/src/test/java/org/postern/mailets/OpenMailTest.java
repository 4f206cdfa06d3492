package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.Test;
import org.postern.message.Content;

class OpenMailTest {
    private static final String ENCRYPTED = String.join(
            "\r\n",
            "Received: from mx.clinic.example by mail.school.example",
            "From: Pat <pat@parent.example>",
            "To: ann@school.example",
            "Subject: [...]",
            "Date: Fri, 27 Nov 2026 09:00:00 +0000",
            "Message-ID: <e1@parent.example>",
            "DKIM-Signature: v=1; b=xyz",
            "MIME-Version: 1.0",
            "Content-Type: application/pkcs7-mime; smime-type=enveloped-data",
            "Content-Transfer-Encoding: base64",
            "",
            "AAAA",
            "");
    private final FakeMailContext context;
    private final Mails.Rows audit = new Mails.Rows();

    OpenMailTest() throws MessagingException {
        context = Mails.context();
    }

    private MailImpl served(String text, Opening opening) throws MessagingException {
        MailImpl mail = Mails.mail(text, Mails.PAT, Mails.ANN, Mails.BOB);
        mail.setState("root");
        Mails.started(new OpenMail(opening, audit, Mails.patience()), context, "attempts", "2")
                .service(mail);
        return mail;
    }

    private static Opening all(Received received) {
        return (mail, recipients) -> List.of(new Opening.Share(recipients, received));
    }

    private static Received opened(String whole) {
        return new Received.Opened(
                Content.of(whole.getBytes(StandardCharsets.ISO_8859_1)), "opened at the gate", Map.of("cipher", "AES"));
    }

    @Test
    void anOrdinaryMailStaysAsItIsToTheByte() throws Exception {
        String odd =
                "Subject : \u00e4\r\nX-Poster: 1\r\n\tX-Postern-Security: folded\r\n\r\nX-Postern-Security: body\r\n";
        assertThat(Mails.text(served(odd, all(new Received.AsItCame())))).isEqualTo(odd);
        assertThat(audit.actions).isEmpty();
    }

    @Test
    void nobodyElseWritesOurFields() throws Exception {
        String forged = """
            X-Postern-Security: opened at the gate\r
            A: 1\r
            x-POSTERN-note : be\r
            \tcalm\r
            X-Postern-Security:\r
             signed\r
            \r
            body\r
            """;
        assertThat(Mails.text(served(forged, all(new Received.AsItCame())))).isEqualTo("A: 1\r\n\r\nbody\r\n");
        assertThat(Mails.text(served(forged, all(new Received.Verified("signed by pat", Map.of())))))
                .isEqualTo("X-Postern-Security: signed by pat\r\nA: 1\r\n\r\nbody\r\n");
    }

    @Test
    void aSignedMailGetsItsLineAndKeepsEveryOtherByte() throws Exception {
        String signed = "Content-Type: multipart/signed; boundary=b\r\n\r\n--b\nodd \u00ff\r\n--b--";
        assertThat(Mails.text(served(signed, all(new Received.Verified("signed by pat", Map.of("signer", "x"))))))
                .isEqualTo("X-Postern-Security: signed by pat\r\n" + signed);
        assertThat(audit.actions).containsExactly("verified");
    }

    @Test
    void anOpenedMailTakesThePlaceOfTheOldAndHasNoSealsOfIt() throws Exception {
        String whole =
                "DKIM-Signature: v=1;\r\n b=x\r\nFrom: pat@parent.example\r\nSubject: Plan\r\n\r\nDear Ann\n\u00e4";
        assertThat(Mails.text(served(ENCRYPTED, all(opened(whole)))))
                .isEqualTo("X-Postern-Security: opened at the gate\r\nFrom: pat@parent.example\r\nSubject: Plan\r\n"
                        + "\r\nDear Ann\n\u00e4");
        assertThat(audit.actions).containsExactly("opened");
        assertThat(audit.details.getFirst()).containsEntry("cipher", "AES").containsEntry("recipients", "2");
    }

    @Test
    void whatIsBrokenIsHeldWithTheReason() throws Exception {
        MailImpl mail = served(ENCRYPTED, all(new Received.Broken("It was changed on the way.")));
        assertThat(mail.getState()).isEqualTo("quarantine");
        assertThat(VerdictAttributes.remark(mail)).contains("It was changed on the way.");
    }

    @Test
    void eachGetsWhatTheirKeyOpens() throws Exception {
        Opening byKey = (mail, recipients) -> List.of(
                new Opening.Share(List.of(Mails.ANN), opened("Subject: inside\r\n\r\nfor Ann")),
                new Opening.Share(List.of(Mails.BOB), new Received.AsItCame()));
        MailImpl rest = served(ENCRYPTED, byKey);
        assertThat(MailView.recipients(rest)).containsExactly(Mails.BOB);
        assertThat(Mails.text(rest)).isEqualTo(ENCRYPTED);
        assertThat(context.getSentMails()).hasSize(1);
        assertThat(context.getSentMails().getFirst().getState()).isEqualTo("scan");
        assertThat(context.getSentMails().getFirst().getRecipients()).hasSize(1);
        assertThat(context.getSentMails().getFirst().getMsg().getSubject()).isEqualTo("inside");
    }

    @Test
    void aMailThatTookTheRelayDownTwiceIsNotOpenedAgain() throws Exception {
        MailImpl mail = Mails.mail(ENCRYPTED, Mails.PAT, Mails.ANN);
        mail.setAttribute(new Attribute(ScanMail.ATTEMPTS, AttributeValue.of(3)));
        Opening never = (content, recipients) -> {
            throw new AssertionError("opened");
        };
        Mails.started(new OpenMail(never, audit, Mails.patience()), context, "attempts", "2")
                .service(mail);
        assertThat(Mails.text(mail)).isEqualTo(ENCRYPTED);
    }
}
