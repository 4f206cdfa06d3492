package org.postern.certs.interop;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What is sent: a plain text, and a nested multipart with attachments. */
enum Letters {
    TEXT("""
        Content-Type: text/plain; charset=us-ascii

        Dear parent,

        the plan is attached.
        """),
    NESTED("""
        Content-Type: multipart/mixed; boundary="outer"

        --outer
        Content-Type: multipart/alternative; boundary="inner"

        --inner
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        caf=C3=A9
        --inner
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>caf=C3=A9</p>
        --inner--
        --outer
        Content-Type: application/pdf; name="plan.pdf"
        Content-Disposition: attachment; filename="plan.pdf"
        Content-Transfer-Encoding: base64

        JVBERi0xLjQKJcOkw7zDtsOfCg==
        --outer
        Content-Type: message/rfc822
        Content-Disposition: attachment

        Subject: earlier
        Content-Type: text/plain

        Forwarded.
        --outer--
        """);

    private final String text;

    Letters(String text) {
        this.text = text.replace("\n", "\r\n");
    }

    byte[] mail() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    String bodyAfterwards() {
        return text.substring(text.indexOf("\r\n\r\n"));
    }

    static byte[] asMail(String type, byte[] cms) {
        return ("Content-Type: application/pkcs7-mime; smime-type=" + type
                        + "; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(cms) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] asSignedMail(byte[] entity, byte[] cms) {
        return ("Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256;"
                        + " boundary=s\r\n\r\n"
                        + "--s\r\n" + new String(entity, StandardCharsets.US_ASCII)
                        + "\r\n"
                        + "--s\r\n"
                        + "Content-Type: application/pkcs7-signature\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(cms) + "\r\n--s--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
