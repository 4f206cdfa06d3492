package org.postern.certs.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.certs.MailUnreadable;

class RestoredMailTest {
    private static final String OUTER = """
        Received: from mx.parents.example
        Authentication-Results: oakfield.example; dmarc=pass
        From: ann.reed@parents.example
        To: office@oakfield.example
        Reply-To: somebody@elsewhere.example
        Subject: [...]
        Date: Wed, 25 Nov 2026 08:00:00 +0000
        MIME-Version: 1.0
        Content-Type: application/pkcs7-mime; smime-type=enveloped-data
        Content-Transfer-Encoding: base64

        MIIB
        """;
    private static final String INNER = """
        From: head@oakfield.example
        Subject: The zebra
        To: office@oakfield.example
        Date: Wed, 25 Nov 2026 07:59:00 +0000
        Received: from nowhere
        Authentication-Results: oakfield.example; dmarc=pass
        X-Postern-Smime: good
        Bcc: hidden@parents.example
        HP-Outer: Subject: [...]
        Content-Type: text/plain; %s

        Hello.
        """;

    @TempDir
    Path home;

    @Test
    void takesFromInsideWhatAReaderSeesAndNothingThatAServerBelieves() throws IOException {
        assertThat(restored(INNER.formatted("hp=\"cipher\""))).isEqualTo("""
            Received: from mx.parents.example
            Authentication-Results: oakfield.example; dmarc=pass
            From: ann.reed@parents.example
            Subject: The zebra
            To: office@oakfield.example
            Date: Wed, 25 Nov 2026 07:59:00 +0000
            MIME-Version: 1.0
            Content-Type: text/plain; hp="cipher"

            Hello.
            """);
    }

    @Test
    void keepsFieldsThatADraftsSenderDidNotProtect() throws IOException {
        assertThat(restored("Subject: The zebra\nContent-Type: text/plain; protected-headers=v1\n\nHello.\n"))
                .contains(
                        "Subject: The zebra\n",
                        "Reply-To: somebody@elsewhere.example\n",
                        "To: office@oakfield.example\n")
                .doesNotContain("[...]");
    }

    @Test
    void takesNothingThatIsNotSaidToBeProtected() throws IOException {
        assertThat(restored(INNER.formatted("charset=utf-8")))
                .contains("Subject: [...]\n")
                .doesNotContain("zebra");
    }

    @Test
    void looksForProtectedFieldsInWhatIsSigned() throws IOException {
        String signed =
                "Content-Type: multipart/signed; boundary=s\n\n--s\n" + INNER.formatted("hp=\"cipher\"") + "--s--\n";
        assertThat(restored(signed))
                .contains("Subject: The zebra\n", "From: ann.reed@parents.example\n")
                .endsWith(signed.substring(signed.indexOf("\n\n")));
        assertThatThrownBy(() -> restored("Content-Type: multipart/signed\n\n--s\n"))
                .isInstanceOf(MailUnreadable.class);
    }

    private String restored(String entity) throws IOException {
        Path file = Files.write(home.resolve("entity"), bytes(entity));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RestoredMail.write(new ByteArrayInputStream(bytes(OUTER)), file, out);
        return out.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
