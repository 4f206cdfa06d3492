package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule wants encrypted leaves encrypted for the people it is meant for, or not at all. */
class T13EncryptIT {
    private static final String WRITER = "a.pryce@larkfield.sch.example";
    private static final String ANN = "ann@clinic.example";
    private static final String BEN = "ben@clinic.example";
    private static final String CAT = "cat@council.example";
    private static final String NOBODY = "nobody@clinic.example";
    private static final String LATE = "late@clinic.example";
    private static final String BODY = "Dear colleague,\r\n\r\nthe zebrafish plan for Rowan is attached.\r\n.\r\n"
            + "From here on lines start oddly.\r\n  two spaces and a tab\there  \r\nKind regards\r\n";

    @TempDir
    static Path folder;

    private static World world = new World();
    private static Optional<Wire> wire = Optional.empty();
    private static Optional<School> school = Optional.empty();
    private static Optional<Postern> postern = Optional.empty();
    private static List<TestCertificate> keys = List.of();

    @BeforeAll
    static void start() throws Exception {
        wire = Optional.of(new Wire(world.outsidePort()));
        School larkfield = School.in(folder, world)
                .edit("port: " + world.outsidePort(), "port: " + wire.get().port())
                .edit("routing:", "encryption: { outer-subject: A private letter }\nrouting:");
        school = Optional.of(larkfield);
        postern = Optional.of(Postern.start(larkfield));
        keys = List.of(
                TestCertificate.of(folder, ANN), TestCertificate.of(folder, BEN), TestCertificate.of(folder, CAT));
        TestCertificate late = TestCertificate.of(
                folder, LATE, Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2025-01-01T00:00:00Z"));
        Postern.Answer answer = Postern.command(
                larkfield,
                "cert",
                "import",
                keys.get(0).certificate().toString(),
                keys.get(1).certificate().toString(),
                keys.get(2).certificate().toString(),
                late.certificate().toString());
        assertThat(answer.code()).as("one is of no use").isEqualTo(1);
        assertThat(answer.err()).contains("The certificate for " + LATE + " expired");
    }

    @AfterAll
    static void end() throws Exception {
        if (postern.isPresent()) {
            postern.get().close();
        }
        if (wire.isPresent()) {
            wire.get().close();
        }
        world.close();
    }

    private static void send(String subject, String headers, String... recipients) throws Exception {
        String mail = "From: Mrs A Pryce <" + WRITER + ">\r\n" + headers + "Subject: " + subject
                + "\r\nMessage-ID: <" + subject.replaceFirst(".* ", "") + "@larkfield.sch.example>\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n" + BODY;
        try (SmtpDialog dialog = postern.orElseThrow().fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.mail(WRITER, String.join(" ", recipients), mail.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250");
        }
    }

    /** The newest mail in somebody's mailbox outside. */
    private static byte[] arrived(String recipient, int howMany) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (Instant.now().isBefore(end)) {
            List<MimeMessage> mails = inbox(recipient);
            if (mails.size() >= howMany) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                mails.get(howMany - 1).writeTo(out);
                return out.toByteArray();
            }
            Thread.sleep(100);
        }
        throw new AssertionError(
                "nothing for " + recipient + "\n" + postern.orElseThrow().log());
    }

    private static List<MimeMessage> inbox(String recipient) throws Exception {
        for (GreenMailUser user : world.outside.getUserManager().listUser()) {
            if (user.getEmail().toLowerCase(Locale.ROOT).equals(recipient)) {
                return world.outside.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                        .map(m -> m.getMimeMessage())
                        .toList();
            }
        }
        return List.of();
    }

    private static List<MimeMessage> letters(String id) throws Exception {
        return Arrays.stream(world.school.getReceivedMessages())
                .filter(m -> {
                    try {
                        return ("<" + id + "@larkfield.sch.example>").equals(m.getHeader("In-Reply-To", null));
                    } catch (jakarta.mail.MessagingException e) {
                        return false;
                    }
                })
                .toList();
    }

    private static void awaitLetter(String id) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (letters(id).isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        Thread.sleep(500); // a second letter would come at once
    }

    /** The text behind the subject that is repeated for programs that do not know RFC 9788. */
    private static String body(byte[] decrypted) {
        String text = new String(decrypted, StandardCharsets.ISO_8859_1);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);
        assertThat(body).startsWith("Subject: ");
        return body.substring(body.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void aMarkedMailArrivesEncryptedAndOpensslReadsItByteForByte() throws Exception {
        int before = inbox(ANN).size();
        send("[ENCRYPT] zebrafish one", "To: " + ANN + "\r\n", ANN);
        byte[] mail = arrived(ANN, before + 1);
        String outer = new String(mail, StandardCharsets.ISO_8859_1);
        assertThat(outer).contains("application/pkcs7-mime").contains("Subject: A private letter\r\n");
        byte[] clear = keys.get(0).decrypt(mail);
        assertThat(new String(clear, StandardCharsets.ISO_8859_1)).contains("Subject: zebrafish one\r\n");
        assertThat(body(clear)).isEqualTo(BODY);
        assertThat(wire.orElseThrow().text()).doesNotContain("zebrafish", "Rowan", "lines start oddly");
    }

    @Test
    void aMailMarkedInTheMailProgramArrivesEncryptedAsWell() throws Exception {
        String label = "msip_labels: MSIP_Label_2096f6a2-d2f7-48be-b329-b73aaa526e5d_Enabled=True;\r\n"
                + " MSIP_Label_2096f6a2-d2f7-48be-b329-b73aaa526e5d_Name=Highly Confidential\r\n";
        for (String mark :
                List.of("Sensitivity: Company-Confidential\r\n", label, "X-Classification: CONFIDENTIAL\r\n")) {
            int before = inbox(ANN).size();
            send("zebrafish mark" + before, "To: " + ANN + "\r\n" + mark, ANN);
            byte[] mail = arrived(ANN, before + 1);
            assertThat(new String(mail, StandardCharsets.ISO_8859_1))
                    .contains("application/pkcs7-mime")
                    .doesNotContain("zebrafish");
            assertThat(body(keys.get(0).decrypt(mail))).isEqualTo(BODY);
        }
    }

    @Test
    void theMarkIsTakenOutOfAnEncodedSubject() throws Exception {
        int before = inbox(ANN).size();
        send("=?utf-8?Q?=5BENCRYPT=5D_Pl=C3=A4ne_zebrafish?= seven", "To: " + ANN + "\r\n", ANN);
        assertThat(new String(keys.get(0).decrypt(arrived(ANN, before + 1)), StandardCharsets.ISO_8859_1))
                .contains("Subject: =?UTF-8?Q?Pl=C3=A4ne_zebrafish_seven?=\r\n")
                .doesNotContain("ENCRYPT");
    }

    @Test
    void thoseInToAndCcShareOneMailAndAHiddenRecipientGetsHisOwn() throws Exception {
        int ann = inbox(ANN).size();
        int ben = inbox(BEN).size();
        int cat = inbox(CAT).size();
        send("[ENCRYPT] zebrafish two", "To: " + ANN + "\r\nCc: " + BEN + "\r\nBcc: " + CAT + "\r\n", ANN, BEN, CAT);
        byte[] shared = arrived(ANN, ann + 1);
        byte[] same = arrived(BEN, ben + 1);
        byte[] hidden = arrived(CAT, cat + 1);
        assertThat(TestCertificate.readers(folder, shared)).isEqualTo(2);
        assertThat(TestCertificate.readers(folder, hidden)).isEqualTo(1);
        assertThat(body(keys.get(0).decrypt(shared))).isEqualTo(BODY);
        assertThat(body(keys.get(1).decrypt(same))).isEqualTo(BODY);
        byte[] opened = keys.get(2).decrypt(hidden);
        assertThat(body(opened)).isEqualTo(BODY);
        assertThat(new String(opened, StandardCharsets.ISO_8859_1)).doesNotContain("Bcc");
        assertThat(new String(shared, StandardCharsets.ISO_8859_1)).doesNotContain("cat@council");
    }

    @Test
    void oneGetsItEncryptedAndForTheOtherItWaitsAndTheSenderHearsOnceWhy() throws Exception {
        int before = inbox(ANN).size();
        send("[ENCRYPT] zebrafish three", "To: " + ANN + ", " + NOBODY + "\r\n", ANN, NOBODY);
        assertThat(body(keys.get(0).decrypt(arrived(ANN, before + 1)))).isEqualTo(BODY);
        awaitLetter("three");
        assertThat(letters("three")).hasSize(1);
        String letter = World.body(letters("three").getFirst());
        assertThat(letter)
                .contains(NOBODY, "There is no certificate for " + NOBODY)
                .doesNotContain(ANN, "zebrafish");
        assertThat(held()).contains("no-certificate", NOBODY);
        assertThat(inbox(NOBODY)).isEmpty();
    }

    @Test
    void anExpiredCertificateHoldsTheMailWithThatReason() throws Exception {
        send("[ENCRYPT] zebrafish four", "To: " + LATE + "\r\n", LATE);
        awaitLetter("four");
        assertThat(letters("four")).hasSize(1);
        assertThat(World.body(letters("four").getFirst())).contains("expired on 1 January 2025");
        assertThat(held()).contains("expired on 1 January 2025");
        assertThat(inbox(LATE)).isEmpty();
    }

    @Test
    void aReleasedMailThatMustBeEncryptedIsNeverSentInClear() throws Exception {
        String dora = "dora@clinic.example";
        send("[ENCRYPT] zebrafish five", "To: " + dora + "\r\n", dora);
        awaitLetter("five");
        String item = heldFor(dora);
        Postern.Answer tooEarly = Postern.command(school.orElseThrow(), "held", "release", item);
        assertThat(tooEarly.code()).isEqualTo(1);
        assertThat(tooEarly.err()).contains("could not be delivered and is held again");
        assertThat(inbox(dora)).isEmpty();
        TestCertificate key = TestCertificate.of(folder, dora);
        Postern.command(
                school.orElseThrow(), "cert", "import", key.certificate().toString());
        Postern.Answer released = Postern.command(school.orElseThrow(), "held", "release", item);
        assertThat(released.out()).contains("delivered");
        assertThat(body(key.decrypt(arrived(dora, 1)))).isEqualTo(BODY);
        assertThat(wire.orElseThrow().text()).doesNotContain("zebrafish");
    }

    private static String held() throws Exception {
        return Postern.command(school.orElseThrow(), "held", "list", "--json").out();
    }

    private static String heldFor(String recipient) throws Exception {
        return held().lines()
                .filter(line -> line.contains(recipient))
                .map(line -> line.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1"))
                .findFirst()
                .orElseThrow();
    }
}
