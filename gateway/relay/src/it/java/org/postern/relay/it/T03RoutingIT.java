package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.Page;
import org.postern.store.quarantine.State;

/** Where mail goes, what stays of it on the way, and who hears when it cannot go on. */
final class T03RoutingIT {
    private static final String TEACHER = "k.whitlock@larkfield.sch.example";
    private static final String COLLEAGUE = "c.lowe@larkfield.sch.example";
    private static final String PUPIL = "maya.okafor@pupils.larkfield.sch.example";
    private static final String MUSEUM = "visits@museum.example";
    private static final String GONE = "gone@museum.example";
    private static final String PARENT = "n.okafor@freemail.example";
    private static NextHop staff;
    private static NextHop pupils;
    private static NextHop world;
    private static School config;
    private static Postern postern;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        staff = new NextHop();
        pupils = new NextHop();
        world = new NextHop();
        config = School.in(folder, staff.port, world.port, "1s, 2s");
        config.edit(
                "    pupils.larkfield.sch.example: { name: 127.0.0.1, port: " + staff.port,
                "    pupils.larkfield.sch.example: { name: 127.0.0.1, port: " + pupils.port);
        staff.answering(T03RoutingIT::answer);
        world.answering(T03RoutingIT::answer);
        postern = Postern.start(config);
    }

    @AfterAll
    static void stop() throws Exception {
        postern.close();
        staff.close();
        pupils.close();
        world.close();
    }

    private static String answer(String recipient) {
        return recipient.startsWith("gone") || recipient.startsWith("p.stubbs")
                ? "550 5.1.1 <" + recipient + "> no such user here"
                : "250 2.1.5 ok";
    }

    private static String letter(String from, String to, String subject) {
        return "From: <" + from + ">\r\nTo: <" + to + ">\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + subject.replace(' ', '.') + "@mail.example>\r\n\r\nThank you for the lovely day.\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void fromSchool(String from, String to, String text) throws Exception {
        try (SmtpDialog dialog = postern.fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.mail(from, to, bytes(text))).startsWith("250 2.");
        }
    }

    private static void fromOutside(String from, String to, String text) throws Exception {
        try (SmtpDialog dialog = postern.fromOutside()) {
            dialog.say("EHLO mx.elsewhere.example");
            assertThat(dialog.mail(from, to, bytes(text))).startsWith("250 2.");
        }
    }

    /** A report to the teacher about that mail. */
    private static NextHop.Arrived report(String subject) throws Exception {
        return staff.await(mail -> mail.hasSubject("Not delivered: " + subject));
    }

    private static boolean reported(String subject) {
        return staff.arrived.stream().anyMatch(mail -> mail.hasSubject("Not delivered: " + subject));
    }

    private static MimeMultipart parts(NextHop.Arrived mail) throws Exception {
        MimeMessage message =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.data()));
        assertThat(message.getContentType())
                .startsWith("multipart/report")
                .containsPattern("report-type=\"?delivery-status");
        return (MimeMultipart) message.getContent();
    }

    private static String part(MimeMultipart parts, int index) throws Exception {
        try (InputStream in = parts.getBodyPart(index).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void bringsMailToTheHostOfItsDomainAndEverythingElseToTheSmartHost() throws Exception {
        fromSchool(
                TEACHER,
                COLLEAGUE + " " + PUPIL + " " + MUSEUM + " tours@castle.example",
                letter(TEACHER, MUSEUM, "Everybody"));
        assertThat(staff.awaitSubject("Everybody").recipients()).allMatch(line -> line.contains(COLLEAGUE));
        assertThat(pupils.awaitSubject("Everybody").recipients()).allMatch(line -> line.contains(PUPIL));
        assertThat(world.awaitSubject("Everybody").recipients())
                .as("one mail carries both")
                .hasSize(2);
        fromOutside(PARENT, TEACHER, letter(PARENT, TEACHER, "Incoming"));
        assertThat(staff.awaitSubject("Incoming").mail()).startsWith("MAIL FROM:<" + PARENT + ">");
    }

    @Test
    void takesBccAwayAndKeepsTheTrace() throws Exception {
        String trace = "Received: from phone.example by mbx.larkfield.sch.example; Tue, 24 Nov 2026 09:00:00 +0000\r\n";
        String hidden = "Bcc: Hidden One <hidden.one@castle.example>,\r\n\t<hidden.two@castle.example>\r\n"
                + "Resent-Bcc: <hidden.four@castle.example>\r\n"
                + "BCC:\r\n <hidden.five@castle.example>\r\n";
        String text = letter(TEACHER, MUSEUM, "Secret guests");
        fromSchool(TEACHER, MUSEUM + " hidden.one@castle.example", trace + hidden + text);
        String arrived = world.awaitSubject("Secret guests").text();
        assertThat(arrived).doesNotContain("hidden.").doesNotContainIgnoringCase("bcc");
        assertThat(arrived).endsWith(trace + text);
        assertThat(arrived.substring(0, arrived.indexOf(trace)))
                .startsWith("Received: from mail.larkfield.sch.example ([127.0.0.2])")
                .containsOnlyOnce("Received:")
                .doesNotContain(" for <");
    }

    @Test
    void tellsASenderOfTheSchoolInPlainWordsThatAnAddressIsWrong() throws Exception {
        fromSchool(
                TEACHER,
                GONE + " " + MUSEUM,
                "Bcc: <hidden@castle.example>\r\n" + letter(TEACHER, GONE, "Wrong address"));
        assertThat(world.awaitSubject("Wrong address").recipients()).hasSize(1);
        NextHop.Arrived report = report("Wrong address");
        assertThat(report.mail()).startsWith("MAIL FROM:<>");
        assertThat(report.recipients()).singleElement().asString().contains(TEACHER);
        assertThat(report.text())
                .contains("Auto-Submitted: auto-replied", "In-Reply-To: <Wrong.address@mail.example>")
                .doesNotContain("hidden@");
        MimeMultipart parts = parts(report);
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(part(parts, 0))
                .contains(GONE, "does not know this address", "Its answer was: 550 5.1.1")
                .doesNotContain(MUSEUM, "Exception", "smtp");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("message/delivery-status");
        assertThat(part(parts, 1))
                .contains(
                        "Reporting-MTA: dns; mail.larkfield.sch.example\r\n\r\n",
                        "Final-Recipient: rfc822; " + GONE + "\r\nAction: failed\r\nStatus: 5.1.1")
                .doesNotContain(MUSEUM);
        assertThat(parts.getBodyPart(2).getContentType()).startsWith("text/rfc822-headers");
        assertThat(part(parts, 2)).contains("Subject: Wrong address").doesNotContain("lovely day");
        assertThat(world.arrived.stream().filter(mail -> mail.hasSubject("Wrong address")))
                .as("the good recipient got it once")
                .hasSize(1);
    }

    /** RFC 3461 4.1; and whoever is refused takes nobody with him. */
    @Test
    void respectsWhatTheSenderWantsToHear() throws Exception {
        try (SmtpDialog dialog = postern.fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.say("MAIL FROM:<" + TEACHER + "> RET=HDRS ENVID=abc"))
                    .startsWith("250");
            assertThat(dialog.say("RCPT TO:<gone.quietly@museum.example> NOTIFY=NEVER"))
                    .startsWith("250");
            assertThat(dialog.say("RCPT TO:<" + MUSEUM + "> NOTIFY=FAILURE,DELAY"))
                    .startsWith("250");
            assertThat(dialog.say("RCPT TO:<gone.loudly@museum.example> NOTIFY=FAILURE"))
                    .startsWith("250");
            assertThat(dialog.say("RCPT TO:<tours@castle.example>")).startsWith("250");
            assertThat(dialog.say("DATA")).startsWith("354");
            dialog.send(bytes(letter(TEACHER, MUSEUM, "Quiet") + ".\r\n"));
            assertThat(dialog.answer()).startsWith("250 2.");
        }
        world.await(
                mail -> mail.hasSubject("Quiet") && mail.recipients().toString().contains("NOTIFY=FAILURE"));
        world.await(
                mail -> mail.hasSubject("Quiet") && mail.recipients().toString().contains("tours@"));
        assertThat(report("Quiet").text()).contains("gone.loudly@").doesNotContain("gone.quietly@");
        Thread.sleep(500);
        assertThat(staff.arrived.stream().filter(mail -> mail.hasSubject("Not delivered: Quiet")))
                .hasSize(1);
        assertThat(heldCauses("Quiet")).isEmpty();
    }

    @Test
    void triesAgainWithLongerAndLongerWaitsAndThenSaysSo() throws Exception {
        List<Instant> tries = new CopyOnWriteArrayList<>();
        world.answering(recipient -> {
            if (recipient.startsWith("slow")) {
                tries.add(Instant.now());
                return "451 4.2.1 come back later";
            }
            return answer(recipient);
        });
        fromSchool(TEACHER, "slow@museum.example " + MUSEUM, letter(TEACHER, MUSEUM, "Slow host"));
        MimeMultipart parts = parts(report("Slow host"));
        assertThat(tries).hasSize(3);
        assertThat(Duration.between(tries.get(0), tries.get(1)))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        assertThat(Duration.between(tries.get(1), tries.get(2)))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(6));
        assertThat(part(parts, 0))
                .contains("although we tried several times", "Its answer was: 451 4.2.1 come back later")
                .doesNotContain("retries");
        assertThat(world.arrived.stream().filter(mail -> mail.hasSubject("Slow host")))
                .as("the other recipient got it once")
                .hasSize(1);
    }

    @Test
    void deliversOnceTheNextHopIsBackAndOtherwiseSaysThatItCouldNotBeReached() throws Exception {
        pupils.down();
        fromSchool(TEACHER, PUPIL, letter(TEACHER, PUPIL, "Short outage"));
        Thread.sleep(800);
        pupils.up();
        pupils.awaitSubject("Short outage");
        pupils.down();
        fromSchool(TEACHER, PUPIL, letter(TEACHER, PUPIL, "Long outage"));
        assertThat(part(parts(report("Long outage")), 0))
                .contains("could not be reached, although we tried several times")
                .doesNotContain("Its answer", "onnect", "127.0.0.1");
        pupils.up();
        assertThat(reported("Short outage")).isFalse();
    }

    @Test
    void holdsWhatTheMailboxHostRefusesInsteadOfWritingToAPerhapsForgedSender() throws Exception {
        String unknown = "p.stubbs@larkfield.sch.example"; // in the directory, but without a mailbox
        fromOutside(PARENT, unknown, letter(PARENT, unknown, "To nobody"));
        fromOutside(TEACHER, unknown, letter(TEACHER, unknown, "To nobody in our name"));
        Wait.until(
                "both are held",
                () -> heldCauses("To nobody").size() == 1
                        && heldCauses("To nobody in our name").size() == 1);
        assertThat(heldCauses("To nobody")).containsExactly("undeliverable");
        assertThat(world.arrived).noneMatch(mail -> mail.text().contains("To nobody"));
        assertThat(staff.arrived).noneMatch(mail -> mail.text().contains("Not delivered: To nobody"));
    }

    @Test
    void passesReportsFromOutsideOnAndNeverAnswersOne() throws Exception {
        fromOutside("", TEACHER, letter("mailer-daemon@freemail.example", TEACHER, "A report"));
        assertThat(staff.awaitSubject("A report").mail()).startsWith("MAIL FROM:<>");
        String unknown = "p.stubbs@larkfield.sch.example";
        fromOutside("", unknown, letter("mailer-daemon@freemail.example", unknown, "A stray report"));
        Wait.until("it is held", () -> heldCauses("A stray report").size() == 1);
    }

    private static List<String> heldCauses(String subject) throws Exception {
        try (var store = Outcomes.store(config)) {
            return store.held().list(HeldFilter.of(State.values()), new Page(0, 100)).stream()
                    .filter(item -> item.subject().filter(subject::equals).isPresent())
                    .map(HeldSummary::cause)
                    .toList();
        }
    }
}
