package org.postern.certs.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.certs.CertificateBook;
import org.postern.certs.CertificateProblem;
import org.postern.certs.Fingerprint;
import org.postern.certs.Lookup;
import org.postern.certs.Pem;
import org.postern.certs.TrustLevel;
import org.postern.certs.chain.TestForm;
import org.postern.certs.chain.TestPki;
import org.postern.certs.chain.TestPki.Made;

class HarvesterTest {
    private static final String ANN = "ann.reed@council.example";
    private static final InstantSource CLOCK = InstantSource.fixed(TestPki.NOW);
    private static final Made ROOT = TestPki.root("Council Root");
    private static TestPki pki;
    private static Made issuing;
    private static String list = "";

    @TempDir
    Path folder;

    private CertificateBook book;
    private Harvester harvester;

    @BeforeAll
    static void start() throws IOException {
        pki = new TestPki();
        Instant until = TestPki.NOW.plus(Duration.ofDays(9));
        issuing = TestPki.issue(
                ROOT, TestForm.authority("Council Harvest").listedAt(pki.publish("/root.crl", ROOT, until)));
        list = pki.publish("/issuing.crl", issuing, until);
    }

    @AfterAll
    static void stop() {
        pki.close();
    }

    @BeforeEach
    void open() throws IOException {
        book = CertificateBook.open(folder, CLOCK);
        book.roots().add(Pem.certificate(ROOT.certificate()));
        harvester = new Harvester(book, folder, CLOCK);
    }

    private static TestForm ann() {
        return TestForm.mailbox(ANN).listedAt(list);
    }

    private static SignerSeen seen(Made signer) {
        return new SignerSeen(
                "Ann.Reed@Council.example",
                true,
                signer.certificate(),
                Optional.empty(),
                List.of(signer.certificate(), issuing.certificate()),
                Optional.of(TestPki.NOW),
                new Abilities(true, false));
    }

    private static SignerSeen wishing(SignerSeen seen, X509Certificate wished) {
        return new SignerSeen(
                seen.from(), true, seen.signer(), Optional.of(wished), seen.carried(), seen.at(), seen.abilities());
    }

    @Test
    void keepsTheCertificateAndWhatItsProgramReads() throws IOException {
        Made ann = TestPki.issue(issuing, ann());
        assertThat(harvester.take(seen(ann))).isEqualTo(new HarvestOutcome.Kept(Fingerprint.of(ann.certificate())));
        assertThat(usable()).isEqualTo(ann.certificate());
        assertThat(book.judged(ANN).getFirst().standing().level()).isEqualTo(TrustLevel.CA_VALID);
        assertThat(harvester.announced(ANN)).isEqualTo(new Abilities(true, false));
        assertThat(harvester.announced("nobody@council.example")).isEqualTo(Abilities.LEAST);
        assertThat(harvester.take(seen(ann))).isInstanceOf(HarvestOutcome.Known.class);
    }

    @Test
    void keepsTheCertificateThatTheSignerWishes() throws IOException {
        Made sign = TestPki.issue(issuing, ann().usage(KeyUsage.digitalSignature));
        Made encrypt =
                TestPki.issue(issuing, ann().usage(KeyUsage.keyEncipherment).key("second"));
        assertThat(harvester.take(seen(sign))).isInstanceOf(HarvestOutcome.Refused.class);
        harvester.take(wishing(seen(sign), encrypt.certificate()));
        assertThat(usable()).isEqualTo(encrypt.certificate());
    }

    static Stream<Arguments> refused() throws IOException {
        Made good = TestPki.issue(issuing, ann());
        Made bob =
                TestPki.issue(issuing, TestForm.mailbox("bob@council.example").listedAt(list));
        Made strange = TestPki.issue(TestPki.root("Strange Root"), ann());
        Made revoked = TestPki.issue(issuing, TestForm.mailbox(ANN).listedAt(pki.url("/revoked.crl")));
        Instant until = TestPki.NOW.plus(Duration.ofDays(9));
        pki.publish("/revoked.crl", issuing, until, revoked.certificate());
        SignerSeen forged = new SignerSeen(
                ANN, false, good.certificate(), Optional.empty(), List.of(), Optional.empty(), Abilities.LEAST);
        return Stream.of(
                Arguments.of(forged, "DMARC did not pass"),
                Arguments.of(seen(bob), "was signed by bob@council.example"),
                Arguments.of(wishing(seen(good), bob.certificate()), "made out to bob@council.example"),
                Arguments.of(seen(strange), "nor one of the school's roots"),
                Arguments.of(seen(revoked), "was revoked on"),
                Arguments.of(seen(TestPki.issue(issuing, TestForm.mailbox(ANN))), "does not say where to ask"),
                Arguments.of(
                        seen(TestPki.issue(issuing, TestForm.mailbox(ANN).listedAt(pki.url("/gone.crl")))),
                        "cannot be found out now"),
                Arguments.of(
                        seen(TestPki.issue(issuing, ann().purpose(KeyPurposeId.id_kp_serverAuth))),
                        "not meant for signing mail"),
                Arguments.of(
                        seen(TestPki.issue(issuing, ann().usage(KeyUsage.digitalSignature))), "not for encrypting"),
                Arguments.of(seen(TestPki.issue(issuing, ann().key("weak"))), "only 1024 bits"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void keepsNothingOfWhatIsInDoubt(SignerSeen seen, String why) throws IOException {
        assertThat(harvester.take(seen))
                .isInstanceOfSatisfying(
                        HarvestOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains(why).endsWith("."));
        assertThat(book.addresses()).isEmpty();
    }

    @Test
    void anotherKeyDoesNotTakeThePlaceOfAKnownOneUntilItIsConfirmed() throws IOException {
        Made first = TestPki.issue(issuing, ann());
        Made second = TestPki.issue(issuing, ann().key("second").valid("2026-02-01T00:00:00Z", "2028-01-01T00:00:00Z"));
        harvester.take(seen(first));
        String fingerprint = Fingerprint.of(second.certificate());
        assertThat(harvester.take(seen(second)))
                .isEqualTo(new HarvestOutcome.Changed(fingerprint, Fingerprint.of(first.certificate())));
        assertThat(usable()).isEqualTo(first.certificate());
        assertThat(book.judged(ANN).getFirst().standing().level()).isEqualTo(TrustLevel.HARVESTED);
        assertThat(book.judged(ANN).getFirst().problem())
                .map(CertificateProblem::reason)
                .contains(CertificateProblem.Reason.UNCONFIRMED);
        book.pin(fingerprint);
        assertThat(usable()).isEqualTo(second.certificate());
    }

    @Test
    void aRenewalOverTheSameKeyAndTheNextOneAfterTheEndAreTaken() throws IOException {
        Made over = TestPki.issue(issuing, ann().valid("2025-01-01T00:00:00Z", "2026-11-01T00:00:00Z"));
        book.keep(List.of(over.certificate(), issuing.certificate()));
        Made next = TestPki.issue(issuing, ann().key("second"));
        assertThat(harvester.take(seen(next))).isInstanceOf(HarvestOutcome.Kept.class);
        Made renewed =
                TestPki.issue(issuing, ann().key("second").valid("2026-02-01T00:00:00Z", "2028-01-01T00:00:00Z"));
        assertThat(harvester.take(seen(renewed))).isInstanceOf(HarvestOutcome.Kept.class);
        assertThat(usable()).isEqualTo(renewed.certificate());
    }

    @Test
    void whatIsBlockedIsNotTakenAgain() throws IOException {
        Made ann = TestPki.issue(issuing, ann());
        book.block(Fingerprint.of(ann.certificate()));
        assertThat(harvester.take(seen(ann))).isInstanceOf(HarvestOutcome.Refused.class);
    }

    @Test
    void onlyALaterSignatureChangesWhatIsAnnouncedAndNoneFromTheFuture() throws IOException {
        Made ann = TestPki.issue(issuing, ann());
        harvester.take(seen(ann));
        for (Duration shift : List.of(Duration.ofDays(-1), Duration.ofDays(1))) {
            SignerSeen other = new SignerSeen(
                    ANN,
                    true,
                    ann.certificate(),
                    Optional.empty(),
                    List.of(issuing.certificate()),
                    Optional.of(TestPki.NOW.plus(shift)),
                    Abilities.LEAST);
            assertThat(harvester.take(other)).isInstanceOf(HarvestOutcome.Known.class);
            assertThat(harvester.announced(ANN)).isEqualTo(new Abilities(true, false));
        }
        Path table = folder.resolve("harvested.csv");
        Files.writeString(table, Files.readString(table).replace("2026-", "x").concat("a,b\n"));
        assertThat(harvester.announced(ANN)).isEqualTo(Abilities.LEAST);
    }

    private X509Certificate usable() throws IOException {
        assertThat(book.find(ANN)).isInstanceOf(Lookup.Usable.class);
        return ((Lookup.Usable) book.find(ANN)).recipient().certificate();
    }
}
