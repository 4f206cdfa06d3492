package org.postern.relay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.junit.jupiter.api.Test;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.message.Address;
import org.postern.relay.settings.Settings;

class DeliveryReportTest {
    private static final DeliveryReport REPORT = new DeliveryReport(new Settings.School(
            "Larkfield School", List.of("larkfield.sch.example"), Address.of("postmaster@larkfield.sch.example")));

    private static String written(String reason) throws Exception {
        JavaxMailHandlers.pin();
        String mail = "From: k.whitlock@larkfield.sch.example\r\nBcc: hidden@elsewhere.example\r\nSubject: Trip\r\n"
                + "Message-ID: <1@larkfield.sch.example>\r\n\r\nprivate words";
        MimeMessage returned = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        REPORT.of(
                        returned,
                        new MailAddress("k.whitlock@larkfield.sch.example"),
                        List.of(new MailAddress("nobody@elsewhere.example")),
                        reason)
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
}
