package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.Page;
import org.postern.store.quarantine.State;

/** Mail that comes encrypted to a key of the school, or signed, made by OpenSSL. */
class T30ReceivedSecurelyIT {
    private static final String ANN = "ann@clinic.example";
    private static final String LOWE = "c.lowe@larkfield.sch.example";
    /** For whom the policy of this test has it encrypted again. */
    private static final String PRYCE = "a.pryce@larkfield.sch.example";

    private static final String COLLEAGUE = "t.adeyemi@larkfield.sch.example";
    private static final String TEXT =
            "Content-Type: text/plain; charset=us-ascii\r\n\r\n" + "We will bring the blue folders on the day.\r\n";
    private static final String PROGRAM = "Content-Type: application/octet-stream; name=\"setup.exe\"\r\n"
            + "Content-Disposition: attachment; filename=\"setup.exe\"\r\n\r\nMZ this is a program\r\n";

    private static NextHop staff;
    private static NextHop world;
    private static School school;
    private static Postern postern;
    private static TestCertificate ann;
    private static TestCertificate lowe;
    private static TestCertificate pryce;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        staff = new NextHop();
        world = new NextHop();
        school = School.in(folder, staff.port, world.port, "1s");
        Path policy = school.conf.resolve("policy.yaml");
        String rules = Files.readString(policy);
        int rule = rules.indexOf("- id: ENC-02");
        String encrypts = rules.substring(rule)
                .replaceFirst(
                        "(?m)^  do: deliver.*$",
                        """
                          parts:
                          - when: recipient.address == "%s"
                            do: encrypt
                          - do: deliver\
                        """.indent(2).stripTrailing().substring(2).formatted(PRYCE));
        Files.writeString(policy, rules.substring(0, rule) + encrypts);
        ann = TestCertificate.of(folder, ANN);
        lowe = TestCertificate.of(folder, LOWE);
        pryce = TestCertificate.of(folder, PRYCE);
        Path keys = Files.createDirectories(school.home.resolve("private-keys"));
        lowe.keep(keys, "harbour-lantern-73");
        pryce.keep(keys, "harbour-lantern-73");
        postern = Postern.start(school);
        Postern.command(
                school,
                "cert",
                "import",
                ann.certificate().toString(),
                pryce.certificate().toString());
    }

    @AfterAll
    static void stop() throws Exception {
        postern.close();
        staff.close();
        world.close();
    }

    private static String header(String subject, String... recipients) {
        return "From: Ann <" + ANN + ">\r\nTo: <" + recipients[0] + ">\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + subject.toLowerCase(Locale.ROOT).replace(' ', '.') + "@clinic.example>\r\n"
                + "X-Postern-Security: opened at the gate; signed by the head, verified\r\n";
    }

    private static void send(byte[] entity, String subject, String... recipients) throws Exception {
        String mail = header(subject, recipients) + new String(entity, StandardCharsets.ISO_8859_1);
        try (SmtpDialog dialog = postern.fromOutside()) {
            dialog.say("EHLO mx.clinic.example");
            assertThat(dialog.mail(ANN, String.join(" ", recipients), mail.getBytes(StandardCharsets.ISO_8859_1)))
                    .startsWith("250");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String body(NextHop.Arrived mail) {
        return mail.text().substring(mail.text().indexOf("\r\n\r\n") + 4);
    }

    /** What the gate says about how it came; there is one such line or none. */
    private static String line(NextHop.Arrived mail) {
        return mail.text()
                .lines()
                .filter(l -> l.startsWith("X-Postern-Security: "))
                .reduce((one, other) -> "two of them")
                .map(l -> l.substring("X-Postern-Security: ".length()))
                .orElse("");
    }

    private static HeldSummary held(String subject) throws Exception {
        Wait.until(subject + " is held", () -> find(subject).isPresent());
        return find(subject).orElseThrow();
    }

    private static Optional<HeldSummary> find(String subject) throws Exception {
        try (var store = Outcomes.store(school)) {
            return store.held().list(HeldFilter.of(State.values()), new Page(0, 100)).stream()
                    .filter(item -> item.toString().contains(subject))
                    .findFirst();
        }
    }

    @Test
    void itIsOpenedAndArrivesWithOneLineThatNobodyElseCouldWrite() throws Exception {
        send(lowe.encrypted(bytes(TEXT), "-aes-256-cbc"), "In CBC", LOWE);
        NextHop.Arrived cbc = staff.awaitSubject("In CBC");
        assertThat(body(cbc)).isEqualTo("We will bring the blue folders on the day.\r\n");
        assertThat(line(cbc))
                .isEqualTo("opened at the gate; came encrypted (AES-256-CBC); not signed;"
                        + " nothing would show a change made on the way");
        assertThat(cbc.text()).doesNotContain("pkcs7");
        send(lowe.encrypted(bytes(TEXT), "-aes-256-gcm"), "In GCM", LOWE);
        assertThat(line(staff.awaitSubject("In GCM")))
                .isEqualTo("opened at the gate; came encrypted (AES-256-GCM); not signed");
        send(bytes(TEXT), "In clear", LOWE);
        assertThat(line(staff.awaitSubject("In clear")))
                .as("what was forged is gone")
                .isEmpty();
    }

    @Test
    void itIsJudgedByWhatItContains() throws Exception {
        send(lowe.encrypted(bytes(PROGRAM), "-aes-256-gcm"), "With a program", LOWE);
        HeldSummary item = held("With a program");
        assertThat(Postern.command(school, "held", "show", item.id()).out()).contains("FIL-01", "ENC-02");
        assertThat(staff.arrived).noneMatch(mail -> mail.hasSubject("With a program"));
    }

    @Test
    void aSignatureInsideIsVerifiedAndStaysGood() throws Exception {
        send(lowe.encrypted(ann.signed(bytes(TEXT)), "-aes-256-cbc"), "Signed inside", LOWE);
        NextHop.Arrived arrived = staff.awaitSubject("Signed inside");
        assertThat(line(arrived))
                .isEqualTo("opened at the gate; came encrypted (AES-256-CBC); signed by " + ANN + ", verified");
        assertThat(ann.verify(arrived.data())).contains("blue folders");
    }

    @Test
    void signedMailIsVerifiedWithoutBreakingItAndReadThroughItsSignature() throws Exception {
        send(ann.signed(bytes(TEXT)), "Signed beside", LOWE);
        NextHop.Arrived beside = staff.awaitSubject("Signed beside");
        assertThat(line(beside)).isEqualTo("signed by " + ANN + ", verified");
        assertThat(ann.verify(beside.data())).contains("blue folders");
        send(ann.signed(bytes(TEXT), "-nodetach"), "Signed around", LOWE);
        NextHop.Arrived around = staff.awaitSubject("Signed around");
        assertThat(line(around)).isEqualTo("signed by " + ANN + ", verified");
        assertThat(ann.verify(around.data())).contains("blue folders");
        send(ann.signed(bytes(PROGRAM), "-nodetach"), "Program around", LOWE);
        assertThat(held("Program around").cause()).isEqualTo("policy");
        TestCertificate stranger = TestCertificate.of(folder, ANN);
        send(stranger.signed(bytes(TEXT)), "Signed by a stranger", LOWE);
        assertThat(line(staff.awaitSubject("Signed by a stranger")))
                .startsWith("signed by " + ANN + ", but its certificate ");
    }

    @Test
    void whatWasChangedOnTheWayIsHeldAndNothingOfItIsUsed() throws Exception {
        String sealed = new String(lowe.encrypted(bytes(TEXT.repeat(50)), "-aes-256-gcm"), StandardCharsets.US_ASCII);
        int place = sealed.length() - 200;
        char other = sealed.charAt(place) == 'A' ? 'B' : 'A';
        send(bytes(sealed.substring(0, place) + other + sealed.substring(place + 1)), "Changed", LOWE);
        assertThat(held("Changed").cause()).isEqualTo("not-opened");
        String signed = new String(ann.signed(bytes(TEXT)), StandardCharsets.US_ASCII);
        send(bytes(signed.replace("blue folders", "red folders")), "Rewritten", LOWE);
        assertThat(held("Rewritten").cause()).isEqualTo("not-opened");
        assertThat(staff.arrived).noneMatch(mail -> mail.hasSubject("Changed") || mail.hasSubject("Rewritten"));
    }

    @Test
    void aKeyOpensMailOnlyForThoseItIsMadeOutTo() throws Exception {
        send(lowe.encrypted(bytes(TEXT), "-aes-256-gcm"), "For two", LOWE, COLLEAGUE);
        NextHop.Arrived arrived = staff.awaitSubject("For two");
        assertThat(arrived.recipients().toString()).contains(LOWE).doesNotContain(COLLEAGUE);
        assertThat(held("For two").toString()).contains(COLLEAGUE).doesNotContain(LOWE);
    }

    @Test
    void thePolicyMayHaveItEncryptedAgain() throws Exception {
        send(pryce.encrypted(bytes(TEXT), "-aes-256-gcm"), "Encrypted again", PRYCE);
        NextHop.Arrived arrived =
                staff.await(mail -> mail.recipients().toString().contains(PRYCE));
        assertThat(arrived.text()).contains("application/pkcs7-mime").doesNotContain("Encrypted again", "blue folders");
        assertThat(new String(pryce.decrypt(arrived.data()), StandardCharsets.US_ASCII))
                .contains("Subject: Encrypted again", "X-Postern-Security: opened at the gate", "blue folders");
    }
}
