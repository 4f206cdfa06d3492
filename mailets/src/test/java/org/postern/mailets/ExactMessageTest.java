package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.junit.jupiter.api.Test;

class ExactMessageTest {
    private static final String ODD = "X-A:b\nSubject: gr\u00fc\u00dfe\r\n\tfolded \r\nNot a field\r\n\r\n\u00e4\n.\r";

    private static MailImpl mail() throws Exception {
        MailImpl mail = Mails.mail("", Mails.ANN, Mails.BOB);
        byte[] bytes = ODD.getBytes(StandardCharsets.ISO_8859_1);
        mail.setMessageNoCopy(
                new ExactMessage(MimeMessageInputStreamSource.create("odd", new ByteArrayInputStream(bytes))));
        return mail;
    }

    @Test
    void survivesASplitByteForByte() throws Exception {
        MailImpl mail = mail();
        assertThat(Mails.text(MailImpl.duplicate(mail))).isEqualTo(ODD);
        assertThat(mail.getMessage().getSubject()).startsWith("gr"); // James has looked at the header by then
        assertThat(Mails.text(MailImpl.duplicate(mail))).isEqualTo(ODD);
    }

    @Test
    void leavesOutWhatDeliveryAsksToLeaveOut() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail().getMessage().writeTo(out, new String[] {"X-A", "Bcc"});
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo(ODD.substring("X-A:b\n".length()));
    }

    @Test
    void writesAChangedHeaderAsJamesDoes() throws Exception {
        MailImpl mail = mail();
        mail.getMessage().setHeader("X-New", "1");
        assertThat(Mails.text(MailImpl.duplicate(mail))).contains("X-New: 1").endsWith("\u00e4\n.\r");
    }
}
