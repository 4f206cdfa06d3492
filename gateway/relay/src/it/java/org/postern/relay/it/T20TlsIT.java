package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS on the way out: what goes in clear, what never does, and who learns the smart host's password. */
class T20TlsIT {
    private static final String PASSWORD = "harbour-lantern-73";
    private static TestAuthority known;
    private static TestAuthority unknown;
    private static NextHop staff;
    private static NextHop secureStaff;
    private static NextHop demanding;
    private static NextHop easy;
    private static Postern strict;
    private static Postern lenient;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        known = new TestAuthority("Known Authority");
        unknown = new TestAuthority("Unknown Authority");
        staff = new NextHop();
        secureStaff = new NextHop().offering(known.server("localhost"));
        demanding = new NextHop().announcing("AUTH PLAIN");
        easy = new NextHop();
        String[] trust = known.trusted(folder);
        strict = Postern.start(strict(Files.createDirectory(folder.resolve("strict"))), trust);
        lenient = Postern.start(lenient(Files.createDirectory(folder.resolve("lenient"))), trust);
    }

    /** The smart host must prove who it is, and gets a login. */
    private static School strict(Path folder) throws Exception {
        School school = School.in(folder, staff.port, demanding.port, "1s, 1s")
                .edit(
                        "- { name: 127.0.0.1, port: " + demanding.port + ", start-tls: none }",
                        "- { name: localhost, port: " + demanding.port
                                + ", start-tls: required, login: larkfield, password-file: keys/smart-host }");
        Files.createDirectories(school.home.resolve("keys"));
        Files.writeString(school.home.resolve("keys/smart-host"), PASSWORD + "\n");
        return school;
    }

    /** The smart host may do as it likes; the school's own must prove who it is. */
    private static School lenient(Path folder) throws Exception {
        return School.in(folder, secureStaff.port, easy.port, "1s, 1s")
                .edit("port: " + easy.port + ", start-tls: none", "port: " + easy.port + ", start-tls: opportunistic")
                .edit(
                        "{ name: 127.0.0.1, port: " + secureStaff.port + ", start-tls: none }",
                        "{ name: localhost, port: " + secureStaff.port + ", start-tls: required }");
    }

    @AfterAll
    static void stop() throws Exception {
        strict.close();
        lenient.close();
        for (NextHop hop : List.of(staff, secureStaff, demanding, easy)) {
            hop.close();
        }
    }

    private static void send(Postern relay, Letter letter) throws Exception {
        try (SmtpDialog dialog = relay.fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.mail(letter.from(), letter.to(), letter.bytes())).startsWith("250 2.");
        }
    }

    @Test
    void signsInOverTlsOnlyAndOnlyAtTheHostThatProvesItsName() throws Exception {
        demanding.offering(known.server("localhost"));
        send(strict, Letter.harmless("Proven"));
        NextHop.Arrived arrived = demanding.awaitSubject("Proven");
        assertThat(arrived.tls()).isTrue();
        String login = new String(
                Base64.getDecoder().decode(arrived.login().replace("AUTH PLAIN ", "")), StandardCharsets.US_ASCII);
        assertThat(login).endsWith("\0larkfield\0" + PASSWORD);
        assertThat(demanding.heardInClear).allMatch(line -> line.matches("(EHLO|STARTTLS|QUIT).*"));
    }

    /** A password that ran out is the school's matter and soon mended; it is no reason to return everybody's mail. */
    @Test
    void aRefusedLoginMakesMailWait() throws Exception {
        demanding.offering(known.server("localhost"));
        demanding.answeringLogin("535 5.7.8 authentication credentials invalid");
        int before = demanding.calls.size();
        try {
            send(strict, Letter.harmless("Old password"));
            Wait.until("it is tried again", () -> demanding.calls.size() > before + 1);
        } finally {
            demanding.answeringLogin("235 2.7.0 welcome");
        }
        demanding.awaitSubject("Old password");
        assertThat(staff.arrived).noneMatch(mail -> mail.hasSubject("Not delivered: Old password"));
        assertThat(strict.log()).doesNotContain(PASSWORD);
    }

    @Test
    void whereTlsIsRequiredNothingLeavesInClear() throws Exception {
        demanding.without("STARTTLS");
        returned("No TLS here");
    }

    @Test
    void whereTlsIsRequiredAnUnknownAuthorityProvesNothing() throws Exception {
        demanding.offering(unknown.server("localhost"));
        returned("Unknown authority");
    }

    @Test
    void whereTlsIsRequiredTheNameOfAnotherHostProvesNothing() throws Exception {
        demanding.offering(known.server("other.host.example"));
        returned("Name of another");
    }

    /** Tried three times, then told in plain words; neither envelope nor password nor text has left. */
    private static void returned(String subject) throws Exception {
        int before = demanding.calls.size();
        send(strict, Letter.harmless(subject));
        NextHop.Arrived report = staff.await(mail -> mail.hasSubject("Not delivered: " + subject));
        assertThat(report.text())
                .contains("The connection to the mail system there could not be made secure, although we tried several")
                .contains("Status: 5.")
                .doesNotContain("Exception", "PKIX", "STARTTLS", "localhost", PASSWORD);
        assertThat(demanding.calls).hasSizeGreaterThanOrEqualTo(before + 3);
        assertThat(demanding.heardInClear).allMatch(line -> line.matches("(EHLO|STARTTLS|QUIT).*"));
        assertThat(demanding.arrived).noneMatch(mail -> mail.hasSubject(subject));
        assertThat(strict.log()).doesNotContain(PASSWORD);
    }

    @Test
    void whereTlsIsWelcomeItIsUsedWithAnyCertificateAndElseMailGoesInClear() throws Exception {
        send(lenient, Letter.harmless("In clear"));
        assertThat(easy.awaitSubject("In clear").tls()).isFalse();
        easy.offering(unknown.server("whoever.example"));
        send(lenient, Letter.harmless("Secured"));
        assertThat(easy.awaitSubject("Secured").tls()).isTrue();
        assertThat(easy.awaitSubject("Secured").login()).isEmpty();
    }

    @Test
    void theMailboxHostProvesItsNameAsWell() throws Exception {
        send(lenient, Letter.internal("To a colleague"));
        assertThat(secureStaff.awaitSubject("To a colleague").tls()).isTrue();
        assertThat(secureStaff.heardInClear).allMatch(line -> line.matches("(EHLO|STARTTLS|QUIT).*"));
    }
}
