package org.postern.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.mail.MessagingException;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.inspect.Inspection;
import org.postern.message.Content;
import org.postern.message.Direction;
import org.postern.message.PartPath;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Change;
import org.postern.model.Confidence;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Verdict;

class StripMetadataTest {
    private static final String SECRET = "Maya Bell was at 51.60 north";
    private static final String TIFF = "II*\0" + SECRET;

    @BeforeEach
    void pinHandlers() {
        JavaxMailHandlers.pin();
    }

    private static byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG with a comment, as one char per byte. */
    private static String telling() {
        String plain = new String(picture(), ISO_8859_1);
        String comment = "\u00ff\u00fe\0" + (char) (SECRET.length() + 2) + SECRET;
        return plain.substring(0, 2) + comment + plain.substring(2);
    }

    private static String base64(String bytes) {
        return Base64.getMimeEncoder(60, "\r\n".getBytes(ISO_8859_1)).encodeToString(bytes.getBytes(ISO_8859_1));
    }

    /** A mail with a raw umlaut in its header, a text with trailing blanks, and one file. */
    private static String mail(String type, String encoding, String body) {
        return String.join(
                "\r\n",
                "From: Ann  <ann@school.example>",
                "Subject: M\u00fcller's   picture",
                "Content-Type: multipart/mixed;  boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "Look:   ",
                "",
                "--b",
                "Content-Type: " + type,
                "Content-Transfer-Encoding: " + encoding,
                "",
                body,
                "--b--",
                "");
    }

    private static Inspection inspection(Verdict verdict, String... parts) {
        List<Finding> findings = List.of(parts).stream()
                .map(part -> new Finding(
                        Category.PICTURE_LOCATION,
                        Confidence.CERTAIN,
                        new PartPath(part),
                        new Span(0, 0),
                        "reader",
                        Set.of()))
                .toList();
        Decision bob = new Decision(
                Mails.BOB,
                Direction.INTERNAL,
                verdict,
                List.of(),
                Set.of(),
                Optional.empty(),
                "E0",
                Set.of(Change.STRIP_METADATA));
        Decision pat = Mails.decision(Mails.PAT, new Verdict.Deliver());
        return new Inspection(List.of(), List.of(), findings, List.of(bob, pat), "p1", new Inspection.Timings(1, 2, 3));
    }

    private static Mail stripped(String text, String... findings) throws MessagingException {
        MailImpl mail = Mails.mail(text, Mails.ANN, Mails.BOB);
        mail.setState("act");
        VerdictAttributes.write(mail, inspection(new Verdict.Deliver(), findings));
        Mails.started(new StripMetadata(), Mails.context()).service(mail);
        return mail;
    }

    @Test
    void changesThePictureAndNotAByteOfTheRest() throws Exception {
        Mail mail = stripped(mail("image/jpeg", "base64", base64(telling())), "2");
        String clean = Base64.getMimeEncoder(76, "\r\n".getBytes(ISO_8859_1)).encodeToString(picture());
        assertThat(Mails.text(mail)).isEqualTo(mail("image/jpeg", "base64", clean));
        assertThat(mail.getState()).isEqualTo("act");
    }

    @Test
    void findsThePictureWhateverItIsCalledAndHoweverItIsEncoded() throws Exception {
        String binary = Mails.text(stripped(mail("application/pdf; name=a.pdf", "binary", telling()), "2"));
        assertThat(binary).isEqualTo(mail("application/pdf; name=a.pdf", "binary", new String(picture(), ISO_8859_1)));
        StringBuilder quoted = new StringBuilder();
        telling().chars().forEach(c -> quoted.append(String.format("=%02X", c)).append(c == 0xda ? "=\r\n" : ""));
        String printable = Mails.text(stripped(mail("image/jpeg", "quoted-printable", quoted.toString()), "2"));
        assertThat(printable)
                .doesNotContain(
                        SECRET.chars().mapToObj(c -> String.format("=%02X", c)).reduce("", String::concat));
        assertThat(printable.lines()).allMatch(line -> line.length() <= 76);
        assertThat(printable.replace("=\r\n", "")).contains("=FF=D8=FF=E0").contains("=FF=D9\r\n--b--");
    }

    @Test
    void findsAPictureInAForwardedMail() throws Exception {
        String inner = mail("image/jpeg", "base64", base64(telling()))
                .replace("boundary=b", "boundary=c")
                .replace("--b", "--c");
        String outer = mail("message/rfc822", "8bit", inner);
        assertThat(Mails.text(stripped(outer, "2.2")))
                .doesNotContain(base64(telling()))
                .endsWith("--c--\r\n\r\n--b--\r\n");
    }

    @Test
    void keepsTheEndOfAMailThatIsNothingButAPicture() throws Exception {
        String start =
                "From: ann@school.example\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        String text = Mails.text(stripped(start + base64(telling()) + "\r\n", "1"));
        assertThat(text).startsWith(start).endsWith("\r\n");
        assertThat(Base64.getMimeDecoder().decode(text.substring(start.length())))
                .isEqualTo(picture());
    }

    @Test
    void leavesAMailAloneWhosePicturesTellNothing() throws Exception {
        String text = mail("image/jpeg", "base64", base64(new String(picture(), ISO_8859_1)));
        assertThat(Mails.text(stripped(text))).isEqualTo(text);
    }

    @Test
    void holdsAMailWithAPictureThatCannotBeStripped() throws Exception {
        Mail held = stripped(mail("image/tiff", "base64", base64(TIFF)), "2");
        assertThat(held.getState()).isEqualTo("quarantine");
        assertThat(VerdictAttributes.cause(held)).contains("metadata");
        assertThat(VerdictAttributes.remark(held))
                .contains("A picture or film tells where or by whom it was taken."
                        + " It is of a kind out of which nothing can be taken.");
        Mail harmless = stripped(mail("image/tiff", "base64", base64(TIFF)), "7");
        assertThat(harmless.getState()).isEqualTo("act");
    }

    @Test
    void holdsAMailWithAPictureInsideAnotherFile() throws Exception {
        Mail held = stripped(mail("application/zip", "base64", base64("PK\3\4")), "2/photo.jpg");
        assertThat(held.getState()).isEqualTo("quarantine");
        assertThat(VerdictAttributes.remark(held).orElseThrow()).startsWith("A picture inside another file tells");
    }

    @Test
    void holdsASignedMailRatherThanBreakItsSignature() throws Exception {
        String signature = "--b\r\nContent-Type: application/pkcs7-signature\r\n\r\nx\r\n--b--\r\n";
        String text = mail("image/jpeg", "base64", base64(telling())).replace("--b--\r\n", signature);
        assertThat(stripped(text, "2").getState()).isEqualTo("quarantine");
    }

    @Test
    void goesToEachRecipientAsTheRulesWantIt() throws Exception {
        Processors james =
                new Processors((id, envelope, mail) -> inspection(new Verdict.Deliver(), "2"), (mail, recipients) -> {
                    throw new IOException("nobody asked for that");
                });
        james.service(Mails.mail(mail("image/tiff", "base64", base64(TIFF)), Mails.ANN, Mails.BOB, Mails.PAT));
        assertThat(james.delivered).containsExactly("pat@parent.example");
        assertThat(james.shelf.held).hasSize(1);
        assertThat(james.shelf.held.getFirst().recipients()).containsExactly(Mails.BOB);
        assertThat(james.shelf.held.getFirst().cause()).isEqualTo("metadata");
        assertThat(james.shelf.held.getFirst().note()).startsWith("A picture or film tells where");
    }

    @Test
    void encryptsWhatWasStripped() throws Exception {
        StringBuilder clear = new StringBuilder();
        Processors james =
                new Processors((id, envelope, mail) -> inspection(new Verdict.Encrypt(), "2"), (mail, recipients) -> {
                    clear.append(new String(Mails.bytes(mail), ISO_8859_1));
                    return new EncryptResult.Encrypted(Content.of("Subject: x\r\n\r\nsealed".getBytes(ISO_8859_1)));
                });
        james.service(Mails.mail(mail("image/jpeg", "base64", base64(telling())), Mails.ANN, Mails.BOB));
        assertThat(clear).contains("image/jpeg").doesNotContain(base64(telling()));
    }

    @Test
    void stripsAMailThatAPersonLetsGo() throws Exception {
        Processors james = new Processors(Mails.always(new Verdict.Reject()), (mail, recipients) -> {
            throw new IOException("nobody asked for that");
        });
        MailImpl mail = Mails.mail(mail("image/tiff", "base64", base64(TIFF)), Mails.ANN, Mails.BOB);
        VerdictAttributes.write(mail, inspection(new Verdict.Deliver(), "2"));
        MailIds.release(mail, "H-1");
        mail.setState("release");
        james.service(mail);
        assertThat(james.delivered).isEmpty();
        assertThat(james.shelf.again).hasSize(1);
        assertThat(james.shelf.again.getFirst()).startsWith("H-1: A picture or film tells where");
    }
}
