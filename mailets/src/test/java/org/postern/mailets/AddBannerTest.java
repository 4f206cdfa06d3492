package org.postern.mailets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddBannerTest {
    private static final String NOTE = "You need not answer this.";
    private static final String FIELD = "X-Postern-Note: " + NOTE + "\r\n";

    @BeforeEach
    void pinHandlers() {
        JavaxMailHandlers.pin();
    }

    private static String with(String text) throws MessagingException {
        MailImpl mail = Mails.mail(text.getBytes(UTF_8), Mails.PAT, Mails.BOB);
        Mails.started(new AddBanner(), Mails.context(), "text", NOTE).service(mail);
        return new String(Mails.bytes(new MailContent(mail)), UTF_8);
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String plain(String encoding, String body) {
        return lines(
                "From: pat@parent.example",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: " + encoding,
                "",
                body);
    }

    @Test
    void standsAboveThePlainText() throws Exception {
        String mail = plain("8bit", "Sch\u00e4mt euch.  ");
        assertThat(with(mail)).isEqualTo(FIELD + mail.replace("Sch", NOTE + "\r\n\r\nSch"));
        String bare = lines("Subject: you", "", "Shame on you.");
        assertThat(with(bare)).isEqualTo(FIELD + lines("Subject: you", "", NOTE, "", "Shame on you."));
    }

    @Test
    void standsAboveTextThatIsEncoded() throws Exception {
        String shame = Base64.getMimeEncoder().encodeToString("Sch\u00e4mt euch.".getBytes(UTF_8));
        String mail = with(plain("base64", shame));
        String body = mail.substring(mail.indexOf("\r\n\r\n"));
        assertThat(new String(Base64.getMimeDecoder().decode(body), UTF_8))
                .startsWith(NOTE + "\r\n\r\n")
                .endsWith("Sch\u00e4mt euch.");
        assertThat(mail.lines()).allMatch(line -> line.length() <= 76);
        assertThat(with(plain("quoted-printable", "Sch=C3=A4mt euch.")))
                .contains("\r\n\r\n" + NOTE + "\r\n\r\nSch=C3=A4mt");
    }

    @Test
    void standsInBothFormsOfATextAndInNoFile() throws Exception {
        String mail = lines(
                "Content-Type: multipart/mixed; boundary=a",
                "",
                "--a",
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "Shame.",
                "--b",
                "Content-Type: text/html",
                "",
                "<html><body>Shame.</body></html>",
                "--b--",
                "--a",
                "Content-Type: text/plain; name=list.txt",
                "Content-Disposition: attachment",
                "",
                "one",
                "--a",
                "Content-Type: message/rfc822",
                "",
                "Subject: before",
                "",
                "earlier",
                "--a--");
        assertThat(with(mail))
                .isEqualTo(FIELD
                        + mail.replace("\r\n\r\nShame.", "\r\n\r\n" + NOTE + "\r\n\r\nShame.")
                                .replace("<html>", "<p><b>" + NOTE + "</b></p>\r\n<html>"));
    }

    @Test
    void leavesTheTextOfASignedMailAndOfOneInAnotherAlphabet() throws Exception {
        String signed = lines(
                "Content-Type: multipart/signed; boundary=a; protocol=\"application/pkcs7-signature\"",
                "",
                "--a",
                "Content-Type: text/plain",
                "",
                "Shame.",
                "--a",
                "Content-Type: application/pkcs7-signature",
                "",
                "x",
                "--a--");
        assertThat(with(signed)).isEqualTo(FIELD + signed);
        String wide =
                lines("Content-Type: text/plain; charset=utf-16", "Content-Transfer-Encoding: base64", "", "AEE=");
        assertThat(with(wide)).isEqualTo(FIELD + wide);
    }

    @Test
    void takesPlainWordsOnly() {
        assertThatThrownBy(() -> Mails.started(new AddBanner(), Mails.context(), "text", "a <b>"))
                .isInstanceOf(MessagingException.class);
    }
}
