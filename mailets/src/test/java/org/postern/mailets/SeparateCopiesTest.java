package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.inspect.Inspection;
import org.postern.message.Address;
import org.postern.message.Direction;
import org.postern.model.Change;
import org.postern.model.Decision;
import org.postern.model.Verdict;

class SeparateCopiesTest {
    private static final Address KIM = Address.of("kim@parent.example");
    private static final String TEXT = String.join(
            "\r\n",
            "Received: from a by b for <pat@parent.example>; Tue, 24 Nov 2026 10:00:00 +0000",
            "From: Ann <ann@school.example>",
            "DKIM-Signature: v=1; d=school.example; h=to; b=abc",
            "To: Bob <bob@school.example>,",
            " \"Pat Parent\" <PAT@parent.example>,",
            " kim@parent.example",
            "Cc: lee@parent.example",
            "X-Sent-To: kim@parent.example; pat@par",
            " ent.example",
            "X-Mailer: none  ",
            "Subject: M\u00fcller's swimming",
            "Thread-Topic: for kim@parent.example",
            "",
            "To: kim@parent.example stands here, too.",
            "");

    private final FakeMailContext context;

    SeparateCopiesTest() throws Exception {
        context = Mails.context();
    }

    @BeforeEach
    void pinHandlers() {
        JavaxMailHandlers.pin();
    }

    private static String rewritten(String to, Address... unnamed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecipientFields(to, Set.of(unnamed)).copy(new ByteArrayInputStream(TEXT.getBytes(UTF_8)), out);
        return out.toString(UTF_8);
    }

    @Test
    void namesOneRecipientAndLeavesEveryOtherByte() throws Exception {
        assertThat(rewritten("Pat <pat@parent.example>", Mails.BOB, KIM, Address.of("lee@parent.example")))
                .isEqualTo(String.join(
                        "\r\n",
                        "Received: from a by b for <pat@parent.example>; Tue, 24 Nov 2026 10:00:00 +0000",
                        "From: Ann <ann@school.example>",
                        "To: Pat <pat@parent.example>",
                        "X-Mailer: none  ",
                        "Subject: M\u00fcller's swimming",
                        "",
                        "To: kim@parent.example stands here, too.",
                        ""));
        assertThat(rewritten("kim@parent.example", Mails.PAT)).doesNotContain("for <pat", "X-Sent-To");
    }

    @Test
    void aMailWithoutBodyEndsWhereItEnded() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecipientFields("a@b.example", Set.of())
                .copy(new ByteArrayInputStream("Cc: x@y.example\r\nFrom: z@y.example".getBytes(UTF_8)), out);
        assertThat(out.toString(UTF_8)).isEqualTo("To: a@b.example\r\nFrom: z@y.example");
    }

    private static Decision decision(Address recipient, Change... changes) {
        return new Decision(
                recipient,
                Direction.OUTBOUND,
                new Verdict.Deliver(),
                List.of(),
                Set.of(),
                Optional.empty(),
                "E0",
                Set.of(changes));
    }

    private MailImpl separated(String text) throws Exception {
        MailImpl mail = Mails.mail(text.getBytes(UTF_8), Mails.ANN, Mails.PAT, KIM);
        mail.setState("act");
        VerdictAttributes.write(
                mail,
                Mails.inspection(
                        decision(Mails.PAT, Change.SEPARATE_COPIES, Change.STRIP_METADATA),
                        decision(KIM, Change.SEPARATE_COPIES)));
        Mails.started(new SeparateCopies(), context, "next", "act").service(mail);
        return mail;
    }

    @Test
    void everybodyGetsACopyThatGoesOnAsItWould() throws Exception {
        Mail mail = separated(TEXT);
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(mail.getRecipients()).isEmpty();
        assertThat(context.getSentMails())
                .extracting(sent -> sent.getRecipients().toString())
                .containsExactly("[pat@parent.example]", "[kim@parent.example]");
        assertThat(context.getSentMails()).allMatch(sent -> sent.getState().equals("act"));
    }

    @Test
    void whatElseMustBeDoneIsNotForgotten() throws Exception {
        MailImpl mail = separated(TEXT);
        assertThat(VerdictAttributes.changes(mail)).containsOnlyKeys(Mails.PAT);
        assertThat(VerdictAttributes.changes(mail).get(Mails.PAT)).containsExactly(Change.STRIP_METADATA);
    }

    @Test
    void aVeryLargeMailGoesOnOnceAndNamesNobody() throws Exception {
        MailImpl mail = separated(TEXT + "x".repeat(101 << 20));
        assertThat(mail.getState()).isEqualTo("act");
        assertThat(context.getSentMails()).isEmpty();
        assertThat(mail.getRecipients())
                .containsExactlyInAnyOrder(
                        new MailAddress("pat@parent.example"), new MailAddress("kim@parent.example"));
        String head = Mails.text(mail).substring(0, 300);
        assertThat(head)
                .startsWith("From: Ann <ann@school.example>\r\nTo: undisclosed-recipients:;\r\n")
                .doesNotContain("for <", "X-Sent-To", "Cc:");
    }

    @Test
    void onlyThoseWhomTheRuleMeansAreSeparated() throws Exception {
        Inspection inspection = Mails.inspection(
                decision(Mails.BOB),
                decision(Mails.PAT, Change.SEPARATE_COPIES),
                decision(KIM, Change.SEPARATE_COPIES));
        Processors james = new Processors((id, envelope, mail) -> inspection, (mail, recipients) -> {
            throw new IOException("nobody asked for that");
        });
        james.service(Mails.mail(TEXT.getBytes(UTF_8), Mails.ANN, Mails.BOB, Mails.PAT, KIM));
        assertThat(james.delivered).containsExactly("bob@school.example");
        assertThat(james.context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactly("act", "act");
        assertThat(james.shelf.held).isEmpty();
    }
}
