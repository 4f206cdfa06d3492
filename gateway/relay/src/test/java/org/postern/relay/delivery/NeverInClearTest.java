package org.postern.relay.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.postern.mailets.VerdictAttributes;
import org.postern.message.Address;
import org.postern.model.Verdict;

class NeverInClearTest {
    private static final Address ANN = Address.of("ann@clinic.example");

    private static MailImpl mail(String type, Map<Address, Verdict> verdicts) throws MessagingException {
        String text = "Content-Type: " + type + "\r\n\r\nx\r\n";
        MailImpl mail = MailImpl.builder()
                .name("m1")
                .sender("a.pryce@larkfield.sch.example")
                .addRecipient(ANN.toString())
                .mimeMessage(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))))
                .build();
        VerdictAttributes.write(mail, verdicts);
        return mail;
    }

    @Test
    void whatMustBeEncryptedDoesNotLeaveInClear() throws MessagingException {
        MailImpl clear = mail("text/plain", Map.of(ANN, new Verdict.Encrypt()));
        assertThatThrownBy(() -> NeverInClear.check(clear)).isInstanceOf(MessagingException.class);
    }

    @Test
    void everythingElseDoes() throws MessagingException {
        MailImpl encrypted = mail("application/pkcs7-mime; name=smime.p7m", Map.of(ANN, new Verdict.Encrypt()));
        MailImpl harmless = mail("text/plain", Map.of(ANN, new Verdict.Deliver()));
        MailImpl others = mail("text/plain", Map.of(Address.of("ben@clinic.example"), new Verdict.Encrypt()));
        assertThatCode(() -> {
                    NeverInClear.check(encrypted);
                    NeverInClear.check(harmless);
                    NeverInClear.check(others);
                })
                .doesNotThrowAnyException();
    }
}
