package org.postern.relay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.message.Address;
import org.postern.relay.settings.Settings;

class DeliveryReportTest {
    private static final DeliveryReport REPORT = new DeliveryReport(new Settings.School(
            "Larkfield School", List.of("larkfield.sch.example"), Address.of("postmaster@larkfield.sch.example")));

    private static final String NOBODY = "nobody@elsewhere.example";

    private static String written(String reason) throws Exception {
        return written(reason, mail -> {});
    }

    private static String written(String reason, Consumer<Mail> asking) throws Exception {
        JavaxMailHandlers.pin();
        String mail = "From: k.whitlock@larkfield.sch.example\r\nBcc: hidden@elsewhere.example\r\nSubject: Trip\r\n"
                + "Message-ID: <1@larkfield.sch.example>\r\n\r\nprivate words";
        MimeMessage returned = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
        MailImpl sent = MailImpl.builder().name("m").mimeMessage(returned).build();
        asking.accept(sent);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        REPORT.of(sent, new MailAddress("k.whitlock@larkfield.sch.example"), List.of(new MailAddress(NOBODY)), reason)
                .writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysInPlainWordsAndInStatusFieldsWhoDidNotGetIt() throws Exception {
        assertThat(written("550 5.1.1 no such user"))
                .contains("report-type=delivery-status")
                .contains("could not be delivered to:\n\n    nobody@elsewhere.example")
                .contains("does not know this address")
                .contains("Final-Recipient: rfc822; nobody@elsewhere.example\r\nAction: failed\r\nStatus: 5.1.1")
                .contains("In-Reply-To: <1@larkfield.sch.example>")
                .contains("Auto-Submitted: auto-replied");
    }

    @Test
    void returnsHeadersWithoutBccAndNoWordOfTheBody() throws Exception {
        assertThat(written("timed out"))
                .contains("Subject: Trip")
                .contains("Status: 5.0.0")
                .doesNotContain("hidden@elsewhere.example")
                .doesNotContain("private words");
    }

    /** RFC 3464 2.2.1 and 2.3.1; what is no printable character stays encoded. */
    @Test
    void repeatsWhatTheSenderGaveAlongToKnowItAgain() throws Exception {
        MailAddress nobody = new MailAddress(NOBODY);
        DsnParameters asked = DsnParameters.builder()
                .envId(DsnParameters.EnvId.of("a+2Bb+0D+0AStatus:"))
                .addRcptParameter(
                        nobody,
                        DsnParameters.RecipientDsnParameters.of(
                                EnumSet.of(DsnParameters.Notify.FAILURE), new MailAddress("old@elsewhere.example")))
                .build()
                .orElseThrow();
        String report = written("550 5.1.1 no such user", mail -> mail.setDsnParameters(asked));
        assertThat(report)
                .contains(
                        "Original-Envelope-Id: a+b+0D+0AStatus:\r\nReporting-MTA: dns; mail.larkfield.sch.example\r\n")
                .contains("\r\n\r\nOriginal-Recipient: rfc822; old@elsewhere.example\r\nFinal-Recipient: rfc822; "
                        + NOBODY);
    }
}
