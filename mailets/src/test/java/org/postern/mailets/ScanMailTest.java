package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.junit.jupiter.api.Test;
import org.postern.inspect.Inspection;
import org.postern.message.Envelope.Alignment;
import org.postern.message.Envelope.Origin;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;
import org.postern.model.Verdict;

class ScanMailTest {
    private final Mails.Rows audit = new Mails.Rows();

    private void scan(Judge judge, MailImpl mail) throws MessagingException {
        Mails.started(new ScanMail(judge, audit, Mails.patience()), Mails.context())
                .service(mail);
    }

    private static MailImpl mail() throws MessagingException {
        return Mails.mail(Mails.TEXT, Mails.ANN, Mails.BOB, Mails.PAT);
    }

    @Test
    void writesOneVerdictForEachRecipient() throws Exception {
        MailImpl mail = mail();
        Inspection mixed = Mails.inspection(
                Mails.decision(Mails.BOB, new Verdict.Deliver()), Mails.decision(Mails.PAT, new Verdict.Encrypt()));
        scan((id, envelope, content) -> mixed, mail);
        assertThat(VerdictAttributes.verdicts(mail))
                .containsEntry(Mails.BOB, new Verdict.Deliver())
                .containsEntry(Mails.PAT, new Verdict.Encrypt());
        assertThat(VerdictAttributes.inspection(mail)).contains(mixed);
        assertThat(audit.actions).containsExactly("judged");
        assertThat(audit.details.get(0)).containsEntry("deliver", "1").containsEntry("rules", "PII-01");
    }

    @Test
    void seesTheBytesAndTheEnvelopeAsTheyCame() throws Exception {
        Mails.Recorder recorder = new Mails.Recorder();
        MailImpl mail = mail();
        mail.setAttribute(new Attribute(MailView.ALIGNMENT, AttributeValue.of("FAIL")));
        scan(recorder, mail);
        assertThat(recorder.bodies.get(0)).isEqualTo(Mails.TEXT.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(recorder.envelopes.get(0).origin()).isEqualTo(Origin.LOGIN);
        assertThat(recorder.envelopes.get(0).alignment()).isEqualTo(Alignment.FAIL);
    }

    @Test
    void trustsNobodyWhoseOriginIsNotKnown() throws Exception {
        MailImpl mail = mail();
        mail.setAttribute(new Attribute(MailView.ORIGIN, AttributeValue.of("anything")));
        assertThat(MailView.of(mail).envelope().origin()).isEqualTo(Origin.OUTSIDE);
        mail.removeAttribute(MailView.ORIGIN);
        assertThat(MailView.of(mail).envelope().origin()).isEqualTo(Origin.OUTSIDE);
    }

    @Test
    void holdsForEverybodyWhateverJudgingThrowsAHundredTimes() throws Exception {
        List<Supplier<Error>> errors =
                List.of(StackOverflowError::new, OutOfMemoryError::new, () -> new AssertionError("My secret words."));
        for (int i = 0; i < 100; i++) {
            Error error = errors.get(i % errors.size()).get();
            MailImpl mail = mail();
            scan(
                    (id, envelope, content) -> {
                        throw error;
                    },
                    mail);
            assertThat(VerdictAttributes.verdicts(mail).values()).hasSize(2).containsOnly(new Verdict.Quarantine());
            assertThat(VerdictAttributes.cause(mail)).contains("error");
        }
    }

    @Test
    void leavesAMailUnreadThatTwiceTookTheRelayDown() throws Exception {
        Mails.Recorder recorder = new Mails.Recorder();
        MailImpl mail = mail();
        mail.setAttribute(new Attribute(ScanMail.ATTEMPTS, AttributeValue.of(3)));
        scan(recorder, mail);
        assertThat(recorder.bodies).isEmpty();
        assertThat(VerdictAttributes.cause(mail)).contains("crashed");
        assertThat(VerdictAttributes.verdicts(mail).values()).containsOnly(new Verdict.Quarantine());
    }

    @Test
    void keepsOneIdThroughSplits() throws Exception {
        MailImpl mail = mail();
        MailIds.of(mail);
        assertThat(MailIds.of(MailImpl.duplicate(mail))).isEqualTo("Mail1-abc");
        mail.removeAttribute(MailIds.ID);
        mail.setName("Mail1-abc-!1234567");
        assertThat(MailIds.of(mail)).isEqualTo("Mail1-abc");
    }

    @Test
    void cutsAnInspectionThatAQueueRowWouldNotBear() throws Exception {
        Decision one = Mails.decision(Mails.BOB, new Verdict.Quarantine());
        Finding finding = one.reasons().get(0).findings().get(0);
        Reason huge = new Reason("PII-01", List.of(), "high", Collections.nCopies(100_000, finding));
        Decision many = new Decision(
                Mails.BOB,
                one.direction(),
                one.verdict(),
                new ArrayList<>(List.of(huge)),
                one.tell(),
                Optional.empty(),
                "E0");
        String text = VerdictText.write(Mails.inspection(many)).orElseThrow();
        assertThat(text.length()).isLessThan(256 * 1024);
        assertThat(VerdictText.read(text).decisions().get(0).verdict()).isEqualTo(new Verdict.Quarantine());
    }
}
