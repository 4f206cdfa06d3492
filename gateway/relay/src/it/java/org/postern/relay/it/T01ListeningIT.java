package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.relay.it.FrontDoor.PARENT;
import static org.postern.relay.it.FrontDoor.TEACHER;
import static org.postern.relay.it.FrontDoor.bytes;
import static org.postern.relay.it.FrontDoor.header;

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
    private static final String ENHANCED = "(?s)[45]\\d\\d[ -][45]\\.\\d\\.\\d{1,2} .*";
    private static FrontDoor door;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        door = FrontDoor.open(folder);
    }

    @AfterAll
    static void close() throws Exception {
        door.close();
    }

    @AfterEach
    void isWell() throws Exception {
        door.isWell();
    }

    @Test
    void offersTheExtensionsOfAModernServerAndNoLogin() throws Exception {
        try (SmtpDialog dialog = door.stranger()) {
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
        try (SmtpDialog dialog = door.outside()) {
            assertThat(dialog.say("MAIL FROM:<" + TEACHER + ">")).startsWith("250");
            assertThat(dialog.say("RCPT TO:<" + recipient + ">"))
                    .startsWith("55")
                    .matches(ENHANCED);
        }
    }

    @Test
    void takesMailForTheSchoolFromAnybodyAndForTheWorldFromTheSchool() throws Exception {
        try (SmtpDialog dialog = door.outside();
                SmtpDialog trusted = door.trusted()) {
            String text = header("Open evening") + "\r\nSee you then.\r\n";
            assertThat(dialog.mail(PARENT, TEACHER, bytes(text))).startsWith("250 2.");
            String reply =
                    "From: <" + TEACHER + ">\r\nTo: <" + PARENT + ">\r\nSubject: Re: Open evening\r\n\r\nYes.\r\n";
            assertThat(trusted.mail(TEACHER, PARENT, bytes(reply))).startsWith("250 2.");
        }
        assertThat(door.school().awaitSubject("Open evening").mail()).contains("<" + PARENT + ">");
        assertThat(door.world().awaitSubject("Re: Open evening").hello()).isEqualTo("mail.larkfield.sch.example");
    }

    @Test
    void tellsNobodyWhoIsAtTheSchool() throws Exception {
        try (SmtpDialog dialog = door.outside()) {
            assertThat(dialog.say("VRFY head")).startsWith("252 2.5.0");
        }
    }

    @Test
    void namesItselfPosternInItsOneReceivedField() throws Exception {
        try (SmtpDialog dialog = door.outside()) {
            assertThat(dialog.mail(PARENT, TEACHER, bytes(header("Trace") + "\r\nHello.\r\n")))
                    .startsWith("250");
        }
        String text = door.school().awaitSubject("Trace").text();
        assertThat(text)
                .startsWith("Received: from mx.elsewhere.example ([127.0.0.3])\r\n")
                .contains("by mail.larkfield.sch.example (Postern) with ESMTP id ")
                .doesNotContainIgnoringCase("james");
        assertThat(text.split("Received:", -1)).hasSize(2);
    }

    @Test
    void refusesMailThatGoesInCircles() throws Exception {
        String hops = "Received: from a.example by b.example; Tue, 24 Nov 2026 09:00:00 +0000\r\n";
        try (SmtpDialog dialog = door.outside()) {
            String text = header("Circle") + "\r\nHello.\r\n";
            assertThat(dialog.mail(PARENT, TEACHER, bytes(hops.repeat(11) + text)))
                    .startsWith("554 5.4.6");
            assertThat(dialog.mail(PARENT, TEACHER, bytes(hops.repeat(8) + text)))
                    .startsWith("250");
        }
        assertThat(door.school().awaitSubject("Circle").text().split("Received:", -1))
                .hasSize(10);
    }

    @Test
    void asksForAnotherMailAfterTooManyRecipients() throws Exception {
        try (SmtpDialog dialog = door.outside()) {
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
                open.add(SmtpDialog.from("127.0.0.4", door.port()));
                assertThat(open.getLast().greeting()).startsWith("220");
            }
            assertThat(refusedFrom("127.0.0.4")).isTrue();
            for (int i = 0; i < 6; i++) {
                open.add(SmtpDialog.from("127.0.0.5", door.port()));
                assertThat(open.getLast().greeting()).startsWith("220");
            }
            assertThat(refusedFrom("127.0.0.6")).isTrue();
        } finally {
            for (SmtpDialog dialog : open) {
                dialog.close();
            }
        }
        Thread.sleep(300);
        try (SmtpDialog dialog = door.outside()) {
            assertThat(dialog.say("NOOP")).startsWith("250");
        }
    }

    private static boolean refusedFrom(String address) throws Exception {
        try (SmtpDialog dialog = SmtpDialog.from(address, door.port())) {
            return dialog.greeting().equals("closed") || dialog.greeting().startsWith("421");
        } catch (java.net.SocketException e) {
            return true; // reset
        }
    }

    @Test
    void givesEveryRefusalAnEnhancedCode() throws Exception {
        List<String> refused = new ArrayList<>();
        try (SmtpDialog dialog = door.stranger()) {
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
        try (SmtpDialog dialog = door.outside()) {
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
        try (SmtpDialog dialog = door.outside()) {
            refused.add(dialog.say("NOOP " + "x".repeat(200_000)));
        }
        assertThat(refused).filteredOn(answer -> !answer.startsWith("2")).allMatch(answer -> answer.matches(ENHANCED));
        assertThat(refused).filteredOn(answer -> answer.startsWith("2")).hasSizeLessThan(4);
        assertThat(refused).noneMatch(answer -> answer.matches("(?s).*(CIR|PII|FIL|AUTH|DAT|ENC)-\\d+.*"));
    }

    @Test
    void answersPipelinedCommandsInOrder() throws Exception {
        try (SmtpDialog dialog = door.outside()) {
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
        assertThat(door.school().awaitSubject("Pipelined").recipients()).hasSize(1);
    }
}
