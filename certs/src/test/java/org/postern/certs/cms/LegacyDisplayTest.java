package org.postern.certs.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.certs.HeaderBlock;

@SuppressWarnings("StringConcatToTextBlock") // every line end counts
class LegacyDisplayTest {
    private static final String ELEMENT =
            "\r\n<div class=\"header-protection-legacy-display\">\r\n<pre>Subject: Dinner plans</pre>\r\n</div>";

    @Test
    void writesTheTextOfRfc9788AppendixE1() throws IOException {
        assertThat(rewritten("Content-Type: text/plain; charset=\"us-ascii\"\r\n\r\n"
                        + "Let's meet at Rama's Roti Shop at 8pm and go to the park\r\n"
                        + "from there.\r\n"))
                .isEqualTo("Content-Type: text/plain; charset=\"us-ascii\";\r\n"
                        + " hp-legacy-display=\"1\"\r\n\r\n"
                        + "Subject: Dinner plans\r\n\r\n"
                        + "Let's meet at Rama's Roti Shop at 8pm and go to the park\r\n"
                        + "from there.\r\n");
    }

    @Test
    void writesTheHtmlOfRfc9788AppendixE2() throws IOException {
        String begin = "<html><head><title></title></head><body>";
        String rest = "\r\n<p>\r\nLet's meet at Rama's Roti Shop at 8pm and go to the park\r\nfrom there.\r\n</p>\r\n";
        assertThat(rewritten("Content-Type: text/html; charset=\"us-ascii\"\r\n\r\n" + begin + rest))
                .isEqualTo("Content-Type: text/html; charset=\"us-ascii\";\r\n hp-legacy-display=\"1\"\r\n\r\n" + begin
                        + ELEMENT + rest);
    }

    @Test
    void findsTheMainBodyPartsAndNothingElse() throws IOException {
        String mail = """
            Content-Type: multipart/mixed; boundary=A

            preamble
            --A
            Content-Type: multipart/alternative; boundary=B

            --B

            Plain.
            --B
            Content-Type: multipart/related; boundary=C

            --C
            Content-Type: text/html

            <p>no body tag
            --C
            Content-Type: text/plain

            not this
            --C--
            --B--
            --A
            Content-Type: text/plain

            nor this
            --A--
            epilogue
            """.replace("\n", "\r\n");
        String expected = mail.replace(
                        "--B\r\n\r\nPlain.",
                        "--B\r\n"
                                + "Content-Type: text/plain; charset=us-ascii;\r\n"
                                + " hp-legacy-display=\"1\"\r\n\r\n"
                                + "Subject: Dinner plans\r\n\r\n"
                                + "Plain.")
                .replace("text/html\r\n\r\n", "text/html;\r\n hp-legacy-display=\"1\"\r\n\r\n" + ELEMENT);
        assertThat(rewritten(mail)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nx",
                "Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n\r\nAHgA",
                "Content-Type: text/plain; charset=no-such\r\n\r\nx",
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nx",
                "Content-Type: text/calendar\r\n\r\nx",
                "Content-Type: application/pkcs7-mime\r\n\r\nx",
                "Content-Type: multipart/mixed\r\n\r\n--no boundary named\r\n",
                "Content-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\nno header line\r\n\r\nx\r\n--A--",
                "Content-Type: multipart/mixed; boundary=A\r\n\r\nnever begins",
                "Content-Type: multipart/signed; boundary=A\r\n\r\n--A\r\n\r\nx\r\n--A--\r\n"
            })
    void leavesEverythingElseAlone(String mail) throws IOException {
        assertThat(rewritten(mail)).isEqualTo(mail);
    }

    @Test
    void goesBeforeBase64WithoutAChangeToIt() throws IOException {
        for (String subject : new String[] {"Dinner plans", "Dinner planss", "Dinner plansss"}) {
            String rewritten = rewritten(
                    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nQSDCow==\r\n",
                    subject);
            assertThat(rewritten).endsWith("\r\nQSDCow==\r\n");
            assertThat(decoded(rewritten)).matches("Subject: " + subject + " {0,2}\r\n\r\nA \u00a3");
        }
        String html = "<html><BODY\r\n class=x>" + "\u00a3".repeat(9000) + "</BODY>";
        String mail = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8)) + "\r\n";
        assertThat(decoded(rewritten(mail))).isEqualTo(html.replace("class=x>", "class=x>" + ELEMENT));
    }

    @Test
    void speaksQuotedPrintableWhereThePartDoes() throws IOException {
        String head = "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
        assertThat(rewritten("Content-Type: text/plain" + head + "a=3Db", "1 = \u00a3"))
                .endsWith("\r\n\r\nSubject: 1 =3D =C2=A3\r\n\r\na=3Db");
        assertThat(rewritten("Content-Type: text/html" + head + "<body bgcolor=3D\"red\">a"))
                .endsWith("<body bgcolor=3D\"red\">\r\n"
                        + "<div class=3D\"header-protection-legacy-display\">\r\n"
                        + "<pre>Subject: Dinner plans</pre>\r\n"
                        + "</div>a");
    }

    @Test
    void widensUsAsciiToUtf8WhenTheSubjectNeedsIt() throws IOException {
        assertThat(rewritten("Content-Type: text/plain; charset=us-ascii\r\n\r\nhi", "Caf\u00e9"))
                .isEqualTo("Content-Type: text/plain;\r\n charset=\"utf-8\";\r\n hp-legacy-display=\"1\"\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\nSubject: Caf\u00c3\u00a9\r\n\r\nhi");
        assertThat(rewritten("Content-Type: text/html\r\n\r\nhi", "<Caf\u00e9 & b>"))
                .contains("Subject: &#60;Caf&#233; &#38; b&#62;</pre>");
        assertThat(rewritten("Content-Type: text/plain; charset=iso-8859-1\r\n\r\nhi", "\u0141 \u00a3"))
                .endsWith("Subject: ? \u00a3\r\n\r\nhi");
    }

    @Test
    void looksForTheBodyTagOutsideCommentsAndNotForEver() throws IOException {
        String mail = "Content-Type: text/html\r\n\r\n<!--[if gte mso 9]><body><![endif]--><body lang=EN>x";
        assertThat(rewritten(mail)).contains("<body lang=EN>" + ELEMENT + "x");
        String late = "Content-Type: text/html\r\n\r\n" + " ".repeat(300_000) + "<body>x";
        assertThat(rewritten(late)).contains("\r\n\r\n" + ELEMENT + "  ").endsWith(" <body>x");
    }

    @Test
    void saysNothingWhereThereIsNoSubject() {
        assertThat(LegacyDisplay.of(" \r\n ")).isEmpty();
        assertThat(LegacyDisplay.of("a\r\n b\u0000c")).contains(new LegacyDisplay("a b c"));
    }

    @Test
    void leavesWhatIsNestedWithoutEndAlone() throws IOException {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        assertThat(rewritten(mail.toString())).isEqualTo(mail.toString());
    }

    @Test
    void passesManyCommentsQuickly() throws IOException {
        String comments = "<!-- <body> -->".repeat(4000) + "<!--".repeat(1000);
        assertThat(rewritten("Content-Type: text/html\r\n\r\n" + comments)).contains("\r\n\r\n" + ELEMENT + "<!--");
        assertThat(rewritten("Content-Type: text/html\r\n\r\n<!-- <body> -->--><body>x"))
                .contains("--><body>" + ELEMENT);
    }

    private static String decoded(String mail) {
        String body = mail.substring(mail.indexOf("\r\n\r\n") + 4);
        return new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
    }

    private static String rewritten(String mail) throws IOException {
        return rewritten(mail, "Dinner plans");
    }

    private static String rewritten(String mail, String subject) throws IOException {
        EntityReader reader = new EntityReader(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
        HeaderBlock header = EntityReader.parsed(reader.header(List.of()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EntityRewriter(reader, LegacyDisplay.of(subject), false).rewrite(header, settled -> {
            out.write(settled.bytes());
            return out;
        });
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
