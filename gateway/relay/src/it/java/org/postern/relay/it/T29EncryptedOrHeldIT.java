package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.Page;
import org.postern.store.quarantine.State;

/** Mail that must be encrypted reaches its reader by a certificate or a proven route, or it does not leave. */
class T29EncryptedOrHeldIT {
    private static final String SENCO = "a.pryce@larkfield.sch.example";
    private static final String ANN = "ann@clinic.example";
    private static final String BODY =
            "Dear colleague,\r\n\r\nhere is the zebrafish summary you asked for.\r\n\r\nAda Pryce\r\n";
    /**
     * Nobody may read these on the wire: words of the body, the pupil's name, and what mail programs repeat of both.
     */
    private static final List<String> SECRET = List.of("zebrafish", "Maya", "Okafor", "maya.okafor");

    private static TestAuthority known;
    private static NextHop staff;
    private static NextHop world;
    private static NextHop council;
    private static NextHop stranger;
    private static NextHop other;
    private static NextHop plain;
    private static NextHop away;
    private static List<Wire> wires;
    private static School school;
    private static Postern postern;
    private static TestCertificate ann;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        known = new TestAuthority("Known Authority");
        staff = new NextHop();
        world = new NextHop();
        council = new NextHop().offering(known.server("localhost"));
        stranger = new NextHop().offering(new TestAuthority("Unknown Authority").server("localhost"));
        other = new NextHop().offering(known.server("other.host.example"));
        plain = new NextHop();
        away = new NextHop();
        away.down();
        wires = Stream.of(world, council, stranger, other, plain)
                .map(hop -> tapped(hop.port))
                .toList();
        school = School.in(folder, staff.port, tap(world), "1s, 1s")
                .edit(
                        "  retries:",
                        "  secure-routes:\n" + route("\"*.council.example\"", tap(council))
                                + route("stranger.example", tap(stranger)) + route("other.example", tap(other))
                                + route("plain.example", tap(plain)) + route("away.example", away.port)
                                + route("ended.example", tap(council)) + "  retries:");
        Files.writeString(school.conf.resolve("lists/secure-routes.csv"), """
            value,owner,reason,expires
            *.council.example,dpo,The council takes mail over TLS only,
            stranger.example,dpo,Test,
            other.example,dpo,Test,
            plain.example,dpo,Test,
            away.example,dpo,Test,
            nowhere.example,dpo,Listed but without a way to it,
            ended.example,dpo,Test,2026-01-31
            """);
        postern = Postern.start(school, known.trusted(folder));
        certificates();
    }

    private static String route(String domains, int port) {
        return "    " + domains + ": { name: localhost, port: " + port + " }\n";
    }

    /** The port at which every byte for that host is kept. */
    private static int tap(NextHop hop) {
        return wires.get(List.of(world, council, stranger, other, plain).indexOf(hop))
                .port();
    }

    private static Wire tapped(int port) {
        try {
            return new Wire(port);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One that is good; of every other there is something wrong. */
    private static void certificates() throws Exception {
        ann = TestCertificate.of(folder, ANN);
        TestCertificate expired = TestCertificate.of(
                folder,
                "expired@clinic.example",
                Instant.parse("2024-01-01T00:00:00Z"),
                Instant.parse("2025-01-01T00:00:00Z"));
        TestCertificate early = TestCertificate.of(
                folder,
                "early@clinic.example",
                Instant.parse("2040-01-01T00:00:00Z"),
                Instant.parse("2041-01-01T00:00:00Z"));
        TestCertificate weak = TestCertificate.weak(folder, "weak@clinic.example");
        Postern.command(
                school,
                "cert",
                "import",
                ann.certificate().toString(),
                expired.certificate().toString(),
                early.certificate().toString(),
                weak.certificate().toString());
        Path book = school.home.resolve("certificates");
        Files.copy(
                TestCertificate.of(folder, "somebody.else@clinic.example").certificate(),
                book.resolve("wrong@clinic.example.pem"));
        Files.copy(
                TestCertificate.of(folder, "unknown@clinic.example").certificate(),
                book.resolve("unknown@clinic.example.pem"));
        Files.writeString(book.resolve("corrupt@clinic.example.pem"), "-----BEGIN CERTIFICATE-----\nMIIB\n-----END");
    }

    @AfterAll
    static void stop() throws Exception {
        postern.close();
        for (Wire wire : wires) {
            wire.close();
        }
        for (NextHop hop : List.of(staff, world, council, stranger, other, plain)) {
            hop.close();
        }
    }

    /** Only the first is named in the header: families that see each other are another rule's matter. */
    private static void send(String id, String... recipients) throws Exception {
        String mail = "From: Mrs A Pryce <" + SENCO + ">\r\nTo: <" + recipients[0]
                + ">\r\nSubject: [ENCRYPT] Maya Okafor\r\nThread-Topic: Maya Okafor\r\nComments: Okafor, Maya\r\n"
                + "Keywords: maya.okafor\r\nX-Pupil: Maya Okafor\r\nIn-Reply-To: \"about Maya\" <q1@mail.example>\r\n"
                + "Message-ID: <" + id + "@larkfield.sch.example>\r\nDate: Fri, 27 Nov 2026 09:00:00 +0000\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n" + BODY;
        try (SmtpDialog dialog = postern.fromSchool()) {
            dialog.say("EHLO mail.larkfield.sch.example");
            assertThat(dialog.mail(SENCO, String.join(" ", recipients), mail.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250");
        }
    }

    private static String letterAbout(String id) throws Exception {
        return staff.await(mail -> mail.text().contains("In-Reply-To: <" + id + "@larkfield.sch.example>"))
                .text()
                .replace("=\r\n", "")
                .replaceAll("\\s+", " ");
    }

    private static void nothingLeaked() {
        assertThat(wires).allSatisfy(wire -> assertThat(wire.text()).doesNotContain(SECRET));
    }

    @Test
    void everyAddressThatFailsIsNamedAtOnceWithItsReasonAndNothingLeaves() throws Exception {
        send(
                "all",
                "none@clinic.example",
                "expired@clinic.example",
                "early@clinic.example",
                "weak@clinic.example",
                "wrong@clinic.example",
                "unknown@clinic.example",
                "corrupt@clinic.example",
                "pat@nowhere.example",
                "pat@ended.example",
                ANN);
        assertThat(letterAbout("all"))
                .contains(
                        "There is no certificate for none@clinic.example",
                        "The certificate for expired@clinic.example expired on 1 January 2025",
                        "The certificate for early@clinic.example is valid only from 1 January 2040",
                        "The certificate for weak@clinic.example has a key of only 1024 bits",
                        "The certificate for wrong@clinic.example is made out to somebody.else@clinic.example",
                        "The certificate for unknown@clinic.example was neither imported",
                        "The certificate file for corrupt@clinic.example cannot be read",
                        "There is no certificate for pat@nowhere.example",
                        "There is no certificate for pat@ended.example")
                .contains("ask the recipient for a certificate", "write to another recipient", "safeguarding lead")
                .doesNotContain(SECRET)
                .doesNotContain(ANN);
        NextHop.Arrived sealed =
                world.await(mail -> mail.recipients().toString().contains(ANN));
        assertThat(sealed.text()).contains("application/pkcs7-mime").doesNotContain(SECRET);
        assertThat(new String(ann.decrypt(sealed.data()), StandardCharsets.ISO_8859_1))
                .contains("Subject: Maya Okafor\r\n")
                .endsWith(BODY);
        assertThat(world.arrived)
                .as("nobody else got anything")
                .allMatch(mail -> mail.recipients().toString().contains(ANN));
        assertThat(council.arrived)
                .noneMatch(mail -> mail.recipients().toString().contains("ended.example"));
        nothingLeaked();
    }

    @Test
    void withoutACertificateItGoesOverTheSecureRouteAndTheAuditLogSaysHow() throws Exception {
        send("route", "social@care.council.example", "none@clinic.example");
        NextHop.Arrived mail = council.await(m -> m.recipients().toString().contains("social@care.council.example"));
        assertThat(mail.tls()).isTrue();
        assertThat(mail.text()).contains("Subject: Maya Okafor\r\n").endsWith(BODY);
        assertThat(council.heardInClear).allMatch(line -> line.matches("(EHLO|STARTTLS|QUIT).*"));
        assertThat(letterAbout("route"))
                .contains("none@clinic.example")
                .doesNotContain("There is no certificate for social@care.council.example");
        Wait.until("it is recorded", () -> audited().contains("sent-securely"));
        assertThat(audited())
                .containsPattern("\"protocol\":\"TLSv1\\.[23]\"")
                .containsPattern("\"cipher\":\"TLS_\\w+\"")
                .contains("\"host\":\"localhost\"", "\"recipients\":\"1\"", "\"certificate\":\"SHA-256 ");
        nothingLeaked();
    }

    private static String audited() throws Exception {
        try (var store = Outcomes.store(school)) {
            return store.audit().before(Long.MAX_VALUE, 200).stream()
                    .map(Object::toString)
                    .filter(row -> row.contains("sent-securely"))
                    .toList()
                    .toString();
        }
    }

    @Test
    void aHostThatDoesNotProveWhoItIsIsAskedOnceAndTheMailIsHeld() throws Exception {
        List<NextHop> unproven = List.of(stranger, other, plain);
        List<String> domains = List.of("stranger.example", "other.example", "plain.example");
        for (String domain : domains) {
            send(domain, "pat@" + domain);
        }
        for (String domain : domains) {
            assertThat(letterAbout(domain))
                    .contains("The secure route to " + domain
                            + " failed: its mail server did not prove over TLS who it is")
                    .contains("ask the recipient for a certificate")
                    .doesNotContain(SECRET);
            assertThat(held("pat@" + domain).cause()).isEqualTo("no-secure-route");
        }
        Thread.sleep(2_500); // longer than both retries
        for (NextHop hop : unproven) {
            assertThat(hop.calls).as("not asked again").hasSize(1);
            assertThat(hop.arrived).isEmpty();
            assertThat(hop.heardInClear).allMatch(line -> line.matches("(EHLO|STARTTLS|QUIT).*"));
        }
        assertThat(world.arrived).noneMatch(mail -> mail.recipients().toString().contains("pat@"));
        nothingLeaked();
    }

    @Test
    void aHostThatIsAwayIsTriedAgainTheSameWayAndThenTheMailIsHeldUntilAPersonLetsItGo() throws Exception {
        send("away", "pat@away.example");
        assertThat(letterAbout("away")).contains("The secure route to away.example failed");
        String item = held("pat@away.example").id();
        assertThat(Postern.command(school, "held", "release", item).err()).contains("held again");
        nothingLeaked();
        away.offering(known.server("localhost"));
        away.up();
        assertThat(Postern.command(school, "held", "release", item).out()).contains("delivered");
        assertThat(away.await(mail -> true).tls()).isTrue();
        nothingLeaked();
    }

    @Test
    void whatTheRightHostRefusesIsReturnedAsAnyOtherMail() throws Exception {
        council.answering(recipient -> recipient.startsWith("gone") ? "550 5.1.1 no such user" : "250 2.1.5 ok");
        send("refused", "gone@care.council.example");
        assertThat(letterAbout("refused"))
                .contains("does not know this address")
                .contains("Its answer was: 550");
        assertThat(items()).noneMatch(item -> item.toString().contains("gone@care.council.example"));
        nothingLeaked();
    }

    private static List<HeldSummary> items() throws Exception {
        try (var store = Outcomes.store(school)) {
            return store.held().list(HeldFilter.of(State.values()), new Page(0, 100));
        }
    }

    /** The one held item for that recipient. */
    private static HeldSummary held(String recipient) throws Exception {
        Wait.until(
                recipient + " is held",
                () -> items().stream().anyMatch(i -> i.toString().contains(recipient)));
        return items().stream()
                .filter(item -> item.toString().contains(recipient))
                .findFirst()
                .orElseThrow();
    }
}
