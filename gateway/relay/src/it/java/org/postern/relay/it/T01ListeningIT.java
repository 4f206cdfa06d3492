package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The relay port: what it offers, whom it serves, and what it refuses. */
final class T01ListeningIT {
    private static final String TEACHER = "k.whitlock@larkfield.sch.example";
    private static final String PARENT = "n.okafor@freemail.example";
    private static final String ENHANCED = "(?s)[45]\\d\\d[ -][45]\\.\\d\\.\\d{1,2} .*";
    private static NextHop school;
    private static NextHop world;
    private static School config;
    private static Postern postern;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        school = new NextHop();
        world = new NextHop();
        config = School.in(folder, school.port, world.port, "1s")
                .edit("minimum-free-disk: 1 MB", """
                    minimum-free-disk: 1 MB
                      message-size: 200 KB
                      header-size: 8 KB
                      line-length: 4000
                      recipients: 5
                      received: 10\
                    """)
                .edit("trusted-networks: [127.0.0.2/32]", """
                    trusted-networks: [127.0.0.2/32]
                      connections: 12
                      connections-per-address: 6\
                    """);
        postern = Postern.start(config);
    }

    @AfterAll
    static void stop() throws Exception {
        postern.close();
        school.close();
        world.close();
    }

    @AfterEach
    void isAlive() throws Exception {
        assertThat(postern.alive()).isTrue();
        assertThat(postern.log()).doesNotContain("JAMES SMTP");
    }

    private static SmtpDialog outside() throws Exception {
        SmtpDialog dialog = postern.fromOutside();
        dialog.say("EHLO mx.elsewhere.example");
        return dialog;
    }

    private static SmtpDialog trusted() throws Exception {
        SmtpDialog dialog = postern.fromSchool();
        dialog.say("EHLO mail.larkfield.sch.example");
        return dialog;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Opens the transaction up to the 354. */
    private static void envelope(SmtpDialog dialog) throws Exception {
        assertThat(dialog.say("MAIL FROM:<" + PARENT + ">")).startsWith("250");
        assertThat(dialog.say("RCPT TO:<" + TEACHER + ">")).startsWith("250");
        assertThat(dialog.say("DATA")).startsWith("354");
    }

    private static String header(String subject) {
        return "From: Ngozi Okafor <" + PARENT + ">\r\nTo: <" + TEACHER + ">\r\nSubject: " + subject
                + "\r\nMessage-ID: <" + subject.hashCode() + "@freemail.example>\r\n";
    }

    /** The bytes as they are, only with dots doubled. */
    private static String data(SmtpDialog dialog, String mail) throws Exception {
        dialog.send(bytes(("\r\n" + mail).replace("\r\n.", "\r\n..").substring(2)));
        dialog.send(bytes(mail.endsWith("\r\n") ? ".\r\n" : "\r\n.\r\n"));
        return dialog.answer();
    }

    @Test
    void offersTheExtensionsOfAModernServerAndNoLogin() throws Exception {
        try (SmtpDialog dialog = postern.fromOutside()) {
            assertThat(dialog.greeting()).isEqualTo("220 mail.larkfield.sch.example ESMTP ready");
            String answer = dialog.say("EHLO mx.elsewhere.example");
            assertThat(answer.lines().map(line -> line.substring(4)).toList())
                    .contains("PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "DSN", "STARTTLS", "SIZE 204800")
                    .noneMatch(line -> line.startsWith("AUTH"));
            assertThat(answer).startsWith("250-mail.larkfield.sch.example").doesNotContain("])");
            assertThat(dialog.startTls()).startsWith("220 2.0.0");
            assertThat(dialog.say("EHLO mx.elsewhere.example")).doesNotContain("STARTTLS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "victim@elsewhere.example",
                "victim%elsewhere.example@larkfield.sch.example",
                "victim!user@larkfield.sch.example",
                "@larkfield.sch.example:victim@elsewhere.example",
                "@elsewhere.example:victim@elsewhere.example",
                "\"victim@elsewhere.example\"@larkfield.sch.example",
                "victim@elsewhere.example@larkfield.sch.example",
                "victim@[127.0.0.1]",
                "victim@[203.0.113.7]",
                "victim@larkfield.sch.example.elsewhere.example",
                "postmaster@elsewhere.example",
                "abuse@elsewhere.example",
                "victim@localhost",
            })
    void isNoOpenRelayForAnybodyOutside(String recipient) throws Exception {
        try (SmtpDialog dialog = outside()) {
            assertThat(dialog.say("MAIL FROM:<" + TEACHER + ">")).startsWith("250");
            assertThat(dialog.say("RCPT TO:<" + recipient + ">"))
                    .startsWith("55")
                    .matches(ENHANCED);
        }
    }

    @Test
    void takesMailForTheSchoolFromAnybodyAndForTheWorldFromTheSchool() throws Exception {
        try (SmtpDialog dialog = outside();
                SmtpDialog trusted = trusted()) {
            String text = header("Open evening") + "\r\nSee you then.\r\n";
            assertThat(dialog.mail(PARENT, TEACHER, bytes(text))).startsWith("250 2.");
            String reply =
                    "From: <" + TEACHER + ">\r\nTo: <" + PARENT + ">\r\nSubject: Re: Open evening\r\n\r\nYes.\r\n";
            assertThat(trusted.mail(TEACHER, PARENT, bytes(reply))).startsWith("250 2.");
        }
        assertThat(school.awaitSubject("Open evening").mail()).contains("<" + PARENT + ">");
        assertThat(world.awaitSubject("Re: Open evening").hello()).isEqualTo("mail.larkfield.sch.example");
    }

    @Test
    void namesItselfPosternInItsOneReceivedField() throws Exception {
        try (SmtpDialog dialog = outside()) {
            assertThat(dialog.mail(PARENT, TEACHER, bytes(header("Trace") + "\r\nHello.\r\n")))
                    .startsWith("250");
        }
        String text = school.awaitSubject("Trace").text();
        assertThat(text)
                .startsWith("Received: from mx.elsewhere.example ([127.0.0.3])\r\n")
                .contains("by mail.larkfield.sch.example (Postern) with ESMTP id ")
                .doesNotContainIgnoringCase("james");
        assertThat(text.split("Received:", -1)).hasSize(2);
    }

    @Test
    void refusesWhatIsLargerThanItTakes() throws Exception {
        try (SmtpDialog dialog = outside()) {
            assertThat(dialog.say("MAIL FROM:<" + PARENT + "> SIZE=204801")).startsWith("552 5.3.4");
            assertThat(dialog.say("MAIL FROM:<" + PARENT + "> SIZE=99999999999"))
                    .startsWith("552 5.3.4");
            assertThat(dialog.say("MAIL FROM:<" + PARENT + "> SIZE=abc")).startsWith("501 5.");
            envelope(dialog);
            String line = "0123456789 is a line of a long mail that goes on.\r\n";
            assertThat(data(dialog, header("Too large") + "\r\n" + line.repeat(5000)))
                    .startsWith("552 5.3.4");
            assertThat(dialog.mail(PARENT, TEACHER, bytes(header("Small again") + "\r\nHello.\r\n")))
                    .startsWith("250");
        }
        school.awaitSubject("Small again");
        assertThat(school.arrived).noneMatch(mail -> mail.hasSubject("Too large"));
    }

    @Test
    void refusesAHeaderWithoutMeasure() throws Exception {
        try (SmtpDialog dialog = outside()) {
            envelope(dialog);
            assertThat(data(
                            dialog,
                            header("Long header") + "X-Filler: a filler of some length\r\n".repeat(300) + "\r\nHi\r\n"))
                    .startsWith("554 5.6.0");
        }
        assertNothingArrivesWith("Long header");
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 140_000, 190_000})
    void refusesLinesThatDoNotEnd(int length) throws Exception {
        try (SmtpDialog dialog = outside()) {
            envelope(dialog);
            assertThat(data(dialog, header("Long line " + length) + "\r\n" + "x".repeat(length) + "\r\nrest\r\n"))
                    .startsWith("500 5.");
        }
        assertNothingArrivesWith("Long line " + length);
    }

    /** RFC 5321 2.3.8; the ways by which one mail becomes two at a more lenient server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r\n.\n",
                "\r.\r",
                "\r.\r\n",
                "\r\n.\r",
                "\r\n\0.\r\n\n.\n",
                "\r\r\n.\r\r\n",
                "\nplain line feed\r\n",
                "\rplain return\r\n"
            })
    void refusesLineEndsThatTwoServersMayReadDifferently(String end) throws Exception {
        String name = "Smuggled " + Integer.toHexString(end.hashCode());
        String second = "MAIL FROM:<head@larkfield.sch.example>\r\nRCPT TO:<" + TEACHER + ">\r\nDATA\r\n"
                + header(name + " second") + "\r\nSecond\r\n.\r\n";
        try (SmtpDialog dialog = outside()) {
            envelope(dialog);
            dialog.send(bytes(header(name) + "\r\nFirst" + end + second));
            assertThat(dialog.answer()).matches("500 5\\..*");
            assertThat(dialog.answer()).isEqualTo("closed");
        }
        assertNothingArrivesWith(name);
        assertNothingArrivesWith(name + " second");
    }

    /** A mail sent after it has arrived, so the other one is not on its way either. */
    private static void assertNothingArrivesWith(String subject) throws Exception {
        String after = "After " + subject + " " + System.nanoTime();
        try (SmtpDialog dialog = outside()) {
            assertThat(dialog.mail(PARENT, TEACHER, bytes(header(after) + "\r\nHello.\r\n")))
                    .startsWith("250");
        }
        school.awaitSubject(after);
        assertThat(school.arrived).noneMatch(mail -> mail.hasSubject(subject));
        assertThat(Postern.command(config, "held", "list", "--json").out()).doesNotContain(subject);
    }

    @Test
    void refusesMailThatGoesInCircles() throws Exception {
        String hops = "Received: from a.example by b.example; Tue, 24 Nov 2026 09:00:00 +0000\r\n";
        try (SmtpDialog dialog = outside()) {
            String text = header("Circle") + "\r\nHello.\r\n";
            assertThat(dialog.mail(PARENT, TEACHER, bytes(hops.repeat(11) + text)))
                    .startsWith("554 5.4.6");
            assertThat(dialog.mail(PARENT, TEACHER, bytes(hops.repeat(8) + text)))
                    .startsWith("250");
        }
        assertThat(school.awaitSubject("Circle").text().split("Received:", -1)).hasSize(10);
    }

    @Test
    void asksForAnotherMailAfterTooManyRecipients() throws Exception {
        try (SmtpDialog dialog = outside()) {
            dialog.say("MAIL FROM:<" + PARENT + ">");
            for (int i = 0; i < 5; i++) {
                assertThat(dialog.say("RCPT TO:<staff" + i + "@larkfield.sch.example>"))
                        .startsWith("250");
            }
            assertThat(dialog.say("RCPT TO:<" + TEACHER + ">")).startsWith("452 4.5.3");
            assertThat(dialog.say("RSET")).startsWith("250");
        }
    }

    @Test
    void limitsConnectionsOfOneAddressAndOfAll() throws Exception {
        List<SmtpDialog> open = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                open.add(SmtpDialog.from("127.0.0.4", config.relayPort));
                assertThat(open.getLast().greeting()).startsWith("220");
            }
            assertThat(refusedFrom("127.0.0.4")).isTrue();
            for (int i = 0; i < 6; i++) {
                open.add(SmtpDialog.from("127.0.0.5", config.relayPort));
                assertThat(open.getLast().greeting()).startsWith("220");
            }
            assertThat(refusedFrom("127.0.0.6")).isTrue();
        } finally {
            for (SmtpDialog dialog : open) {
                dialog.close();
            }
        }
        Thread.sleep(300);
        try (SmtpDialog dialog = outside()) {
            assertThat(dialog.say("NOOP")).startsWith("250");
        }
    }

    private static boolean refusedFrom(String address) throws Exception {
        try (SmtpDialog dialog = SmtpDialog.from(address, config.relayPort)) {
            return dialog.greeting().equals("closed") || dialog.greeting().startsWith("421");
        } catch (java.net.SocketException e) {
            return true; // reset
        }
    }

    @Test
    void givesEveryRefusalAnEnhancedCode() throws Exception {
        List<String> refused = new ArrayList<>();
        try (SmtpDialog dialog = postern.fromOutside()) {
            for (String line : List.of(
                    "MAIL FROM:<" + PARENT + ">",
                    "EHLO",
                    "HELO",
                    "FOO",
                    "",
                    "AUTH PLAIN AGEAYg==",
                    "VRFY head",
                    "EXPN all",
                    "STARTTLS now")) {
                if (!line.equals("STARTTLS now")) {
                    refused.add(dialog.say(line));
                }
            }
        }
        try (SmtpDialog dialog = outside()) {
            for (String line : List.of(
                    "RCPT TO:<" + TEACHER + ">",
                    "DATA",
                    "MAIL FROM:" + PARENT,
                    "MAIL FROM:<a@b@c>",
                    "MAIL TO:<" + PARENT + ">",
                    "MAIL FROM:<" + PARENT + "> RET=EVERYTHING",
                    "DATA now")) {
                refused.add(dialog.say(line));
            }
            dialog.say("MAIL FROM:<" + PARENT + ">");
            for (String line : List.of(
                    "DATA",
                    "MAIL FROM:<" + PARENT + ">",
                    "RCPT TO:" + TEACHER,
                    "RCPT TO:<not an address>",
                    "RCPT TO:<" + TEACHER + "> FOO=BAR",
                    "RCPT TO:<x@elsewhere.example>")) {
                refused.add(dialog.say(line));
            }
            refused.add(dialog.say("RCPT TO:<" + TEACHER + "> NOTIFY=NEVER NOTIFY=NEVER"));
        }
        try (SmtpDialog dialog = outside()) {
            refused.add(dialog.say("NOOP " + "x".repeat(200_000)));
        }
        assertThat(refused).filteredOn(answer -> !answer.startsWith("2")).allMatch(answer -> answer.matches(ENHANCED));
        assertThat(refused).filteredOn(answer -> answer.startsWith("2")).hasSizeLessThan(4);
        assertThat(refused).noneMatch(answer -> answer.matches("(?s).*(CIR|PII|FIL|AUTH|DAT|ENC)-\\d+.*"));
    }

    @Test
    void answersPipelinedCommandsInOrder() throws Exception {
        try (SmtpDialog dialog = outside()) {
            dialog.send(bytes("MAIL FROM:<" + PARENT + ">\r\nRCPT TO:<x@elsewhere.example>\r\nRCPT TO:<" + TEACHER
                    + ">\r\nDATA\r\n"));
            assertThat(dialog.answer()).startsWith("250 2.1.0");
            assertThat(dialog.answer()).startsWith("550 5.7.1");
            assertThat(dialog.answer()).startsWith("250 2.1.5");
            assertThat(dialog.answer()).startsWith("354");
            dialog.send(bytes(header("Pipelined") + "\r\nHello.\r\n.\r\nQUIT\r\n"));
            assertThat(dialog.answer()).startsWith("250 2.");
            assertThat(dialog.answer()).startsWith("221 2.0.0");
        }
        assertThat(school.awaitSubject("Pipelined").recipients()).hasSize(1);
    }

    /** What a mail program wrote leaves as it came, below the one trace field that was added (RFC 5321 4.4). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIME-Version: 1.0\r\n"
                        + "Content-Type: text/plain; charset=iso-8859-1\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n"
                        + "\r\n"
                        + "Gr\u00fc\u00dfe aus K\u00f6ln, caf\u00e9\r\n",
                "X-Name: J\u00fcrgen M\u00fcller\r\nMIME-Version: 1.0\r\n\r\nHello\r\n",
                "\r\n.\r\n..\r\n.a dot\r\n...\r\nend\r\n",
                "\r\ntrailing spaces   \r\n\ttabs\t\r\n   \r\n\r\n\r\n\r\n",
                "\r\n",
                "X-Folded: one\r\n\ttwo\r\n   three  \r\nx-case-ODD:no space\r\nEmpty:\r\n\r\nHello\r\n",
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"=_odd 'b' (c)+,-./:=?\"\r\n\r\n"
                        + "preamble\r\n--=_odd 'b' (c)+,-./:=?\r\n\r\none\r\n--=_odd 'b' (c)+,-./:=?--  \r\nepilogue",
                "\r\nstarttls\r\nSTARTTLS now\r\nMAIL FROM:<a@b.example>\r\n",
                "\r\nFrom the start of a line\r\n>From here\r\n",
            })
    void deliversTheBytesThatCame(String rest) throws Exception {
        String subject = "Exact " + Integer.toHexString(rest.hashCode());
        String mail = header(subject) + rest;
        try (SmtpDialog dialog = outside()) {
            envelope(dialog);
            assertThat(data(dialog, mail)).startsWith("250");
        }
        String arrived = school.awaitSubject(subject).text();
        String own = arrived.substring(arrived.indexOf("From: Ngozi"));
        assertThat(own).isEqualTo(mail.endsWith("\r\n") ? mail : mail + "\r\n");
        assertThat(arrived.substring(0, arrived.indexOf("From: Ngozi"))).matches("(?s)Received: .*\r\n");
    }

    @Test
    void holdsOrDeliversNulBytesButKeepsThem() throws Exception {
        try (SmtpDialog dialog = outside()) {
            envelope(dialog);
            assertThat(data(dialog, header("Nul bytes") + "\r\nbefore\0after\r\n"))
                    .matches("(250|554) .*");
        }
        try (SmtpDialog dialog = outside()) {
            assertThat(dialog.say("NO\0OP")).matches(ENHANCED);
            assertThat(dialog.say("MAIL FROM:<a\0@freemail.example>")).matches(ENHANCED);
        }
        for (NextHop.Arrived mail : school.arrived) {
            assertThat(!mail.hasSubject("Nul bytes") || mail.text().contains("before\0after\r\n"))
                    .isTrue();
        }
    }
}
