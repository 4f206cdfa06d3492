package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.certs.CertificateProblem.Reason.BLOCKED;
import static org.postern.certs.CertificateProblem.Reason.BROKEN_CHAIN;
import static org.postern.certs.CertificateProblem.Reason.CORRUPT;
import static org.postern.certs.CertificateProblem.Reason.EXPIRED;
import static org.postern.certs.CertificateProblem.Reason.ISSUER_UNFIT;
import static org.postern.certs.CertificateProblem.Reason.NONE;
import static org.postern.certs.CertificateProblem.Reason.NOT_FOR_EMAIL;
import static org.postern.certs.CertificateProblem.Reason.NOT_YET_VALID;
import static org.postern.certs.CertificateProblem.Reason.REVOCATION_UNKNOWN;
import static org.postern.certs.CertificateProblem.Reason.REVOKED;
import static org.postern.certs.CertificateProblem.Reason.UNTRUSTED;
import static org.postern.certs.CertificateProblem.Reason.WEAK_KEY;
import static org.postern.certs.CertificateProblem.Reason.WRONG_ADDRESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
import org.postern.certs.chain.TestForm;
import org.postern.certs.chain.TestPki;
import org.postern.certs.chain.TestPki.Made;

/** Everything that can be wrong with a certificate, each with a real one, and the sentence it gives. */
class FailingCertificatesTest {
    private static final String ANN = "ann.reed@council.example";
    private static final InstantSource CLOCK = InstantSource.fixed(TestPki.NOW);
    private static final Made ROOT = TestPki.root("Council Root");
    private static final Made ISSUING = TestPki.issue(ROOT, TestForm.authority("Council Issuing"));
    private static final Made STRANGE_ROOT = TestPki.root("Strange Root");
    private static TestPki pki;

    @TempDir
    Path folder;

    private CertificateBook book;

    @BeforeAll
    static void start() throws IOException {
        pki = new TestPki();
    }

    @AfterAll
    static void stop() {
        pki.close();
    }

    @BeforeEach
    void openBook() throws IOException {
        book = CertificateBook.open(folder, CLOCK);
        book.roots().add(Pem.certificate(ROOT.certificate()));
        book.keep(List.of(ISSUING.certificate()));
    }

    private static TestForm ann() {
        return TestForm.mailbox(ANN);
    }

    static Stream<Arguments> wrong() throws IOException {
        Made late = TestPki.issue(
                ROOT, TestForm.authority("Council 2025").valid("2025-01-01T00:00:00Z", "2026-02-01T00:00:00Z"));
        Made narrow = TestPki.issue(ROOT, TestForm.authority("Council Schools").onlyFor("schools.example"));
        Made missing = TestPki.issue(ROOT, TestForm.authority("Council Missing"));
        Made headless = TestPki.issue(missing, TestForm.authority("Council Headless"));
        Made impostor = new Made(ISSUING.certificate(), TestPki.key("impostor"));
        Made strange = TestPki.issue(STRANGE_ROOT, ann());
        Made noAuthority = TestPki.issue(ISSUING, TestForm.mailbox("clerk@council.example"));
        return Stream.of(
                row(ISSUING, ann().valid("2025-01-01T00:00:00Z", "2026-11-24T00:00:00Z"), EXPIRED, "24 November 2026"),
                row(ISSUING, ann().valid("2026-12-01T00:00:00Z", "2027-12-01T00:00:00Z"), NOT_YET_VALID, "1 December"),
                row(ISSUING, TestForm.mailbox("bob@council.example"), WRONG_ADDRESS, "made out to bob@council.example"),
                row(ISSUING, ann().purpose(KeyPurposeId.id_kp_serverAuth), NOT_FOR_EMAIL, "not meant for encrypting"),
                row(ISSUING, ann().usage(KeyUsage.digitalSignature), NOT_FOR_EMAIL, "not meant for encrypting"),
                row(ISSUING, ann().key("weak"), WEAK_KEY, "only 1024 bits"),
                Arguments.of(List.of(strange, STRANGE_ROOT), UNTRUSTED, "\"CN=Strange Root\", which is not one of"),
                row(missing, ann(), UNTRUSTED, "issued by \"CN=Council Missing\", which is neither known here"),
                Arguments.of(List.of(TestPki.issue(headless, ann()), headless), BROKEN_CHAIN, "\"CN=Council Missing\""),
                row(impostor, ann(), BROKEN_CHAIN, "was not signed with that issuer's key"),
                Arguments.of(List.of(TestPki.issue(late, ann()), late), ISSUER_UNFIT, "expired on 1 February 2026"),
                Arguments.of(List.of(TestPki.issue(narrow, ann()), narrow), ISSUER_UNFIT, "may not issue"),
                Arguments.of(
                        List.of(TestPki.issue(noAuthority, ann()), noAuthority),
                        UNTRUSTED,
                        "\"CN=clerk@council.example\""));
    }

    private static Arguments row(Made issuer, TestForm form, CertificateProblem.Reason reason, String why) {
        return Arguments.of(List.of(TestPki.issue(issuer, form)), reason, why);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isNotUsedAndSaysWhy(List<Made> certificates, CertificateProblem.Reason reason, String why) throws IOException {
        keepForAnn(certificates);
        assertThat(problem().reason()).isEqualTo(reason);
        assertThat(problem().sentence())
                .startsWith("The certificate for " + ANN)
                .contains(why)
                .endsWith(".");
    }

    /** The first under her name, whoever it is made out to. */
    private void keepForAnn(List<Made> certificates) throws IOException {
        Files.write(
                folder.resolve(ANN + ".pem"),
                Pem.certificate(certificates.getFirst().certificate()));
        for (Made further : certificates.subList(1, certificates.size())) {
            book.keep(List.of(further.certificate()));
        }
    }

    @Test
    void aGoodOneIsUsed() throws IOException {
        keepForAnn(List.of(TestPki.issue(ISSUING, ann())));
        assertThat(judged().usable()).isTrue();
        assertThat(judged().standing().level()).isEqualTo(TrustLevel.CA_VALID);
        assertThat(judged().standing().why()).contains("issued below \"CN=Council Root\"");
    }

    @Test
    void aDamagedFileAndNoFileAreToldApart() throws IOException {
        assertThat(problem().reason()).isEqualTo(NONE);
        Files.writeString(folder.resolve(ANN + ".pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        assertThat(problem().reason()).isEqualTo(CORRUPT);
    }

    @Test
    void revokedOnAListSaysWhenAndWhy() throws IOException {
        Made ann = TestPki.issue(ISSUING, ann().listedAt(pki.url("/revoked.crl")));
        pki.publish("/revoked.crl", ISSUING, TestPki.NOW.plus(Duration.ofDays(9)), ann.certificate());
        keepForAnn(List.of(ann));
        assertThat(problem().reason()).isEqualTo(REVOKED);
        assertThat(problem().sentence()).contains("was revoked on 22 November 2026 (its key was stolen)");
    }

    @Test
    void revokedStaysRevokedWhenAnAdministratorImportsIt() throws IOException {
        Made ann = TestPki.issue(ISSUING, ann().listedAt(pki.url("/pinned.crl")));
        pki.publish("/pinned.crl", ISSUING, TestPki.NOW.plus(Duration.ofDays(9)), ann.certificate());
        book.importCertificates(Pem.certificate(ann.certificate()));
        assertThat(problem().reason()).isEqualTo(REVOKED);
        assertThat(judged().standing().level()).isEqualTo(TrustLevel.PINNED);
    }

    @Test
    void revokedByTheRespondersWord() throws IOException {
        String url = pki.respond("/ocsp", ISSUING);
        Made good = TestPki.issue(ISSUING, ann().answeredAt(url));
        keepForAnn(List.of(good));
        assertThat(judged().usable()).isTrue();
        int asked = pki.questions();
        assertThat(judged().usable()).isTrue();
        assertThat(pki.questions())
                .as("an answer is remembered")
                .isEqualTo(asked)
                .isPositive();
        Made bad = TestPki.issue(ISSUING, ann().answeredAt(url));
        pki.revoke(bad.certificate());
        keepForAnn(List.of(bad));
        assertThat(problem().reason()).isEqualTo(REVOKED);
        assertThat(problem().sentence()).contains("its key was stolen");
    }

    @Test
    void anAuthorityThatWasRevokedTakesItsCertificatesWithIt() throws IOException {
        Made middle =
                TestPki.issue(ROOT, TestForm.authority("Council Broken In").listedAt(pki.url("/root.crl")));
        pki.publish("/root.crl", ROOT, TestPki.NOW.plus(Duration.ofDays(9)), middle.certificate());
        keepForAnn(List.of(TestPki.issue(middle, ann()), middle));
        assertThat(problem().reason()).isEqualTo(REVOKED);
        assertThat(problem().sentence()).contains("issued below \"CN=Council Broken In\", which was revoked");
    }

    @Test
    void aListThatCannotBeFetchedStopsUseUntilItCan() throws IOException {
        keepForAnn(List.of(TestPki.issue(ISSUING, ann().listedAt(pki.url("/away.crl")))));
        assertThat(problem().reason()).isEqualTo(REVOCATION_UNKNOWN);
        assertThat(problem().sentence()).contains("cannot be found out now", "/away.crl");
    }

    @Test
    void aResponderThatIsAwayStopsUseToo() throws IOException {
        keepForAnn(List.of(TestPki.issue(ISSUING, ann().answeredAt("http://127.0.0.1:1/ocsp"))));
        assertThat(problem().reason()).isEqualTo(REVOCATION_UNKNOWN);
    }

    @Test
    void aListKeptFromBeforeServesForAWeekAfterItsEndWithAWarning() throws IOException {
        Made ann = TestPki.issue(ISSUING, ann().listedAt(pki.url("/old.crl")));
        keepForAnn(List.of(ann));
        Path kept = Files.createDirectories(folder.resolve("revocation-lists")).resolve("old.crl");
        Files.write(kept, TestPki.list(ISSUING, TestPki.NOW.minus(Duration.ofDays(6))));
        assertThat(judged().usable()).isTrue();
        assertThat(judged().standing().warning().orElseThrow()).contains("ran out on 19 November 2026");
        Files.write(kept, TestPki.list(ISSUING, TestPki.NOW.minus(Duration.ofDays(6)), ann.certificate()));
        touch(kept, 1);
        assertThat(problem().reason()).isEqualTo(REVOKED);
        Files.write(kept, TestPki.list(ISSUING, TestPki.NOW.minus(Duration.ofDays(8))));
        touch(kept, 2);
        assertThat(problem().reason()).isEqualTo(REVOCATION_UNKNOWN);
    }

    private static void touch(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    @Test
    void aListOfSomebodyElseIsNoWord() throws IOException {
        Made impostor = new Made(ISSUING.certificate(), TestPki.key("impostor"));
        pki.publish("/forged.crl", impostor, TestPki.NOW.plus(Duration.ofDays(9)));
        keepForAnn(List.of(TestPki.issue(ISSUING, ann().listedAt(pki.url("/forged.crl")))));
        assertThat(problem().reason()).isEqualTo(REVOCATION_UNKNOWN);
    }

    @Test
    void whatIsBlockedIsNotUsedWhoeverIssuedOrImportedIt() throws IOException {
        Made ann = TestPki.issue(ISSUING, ann());
        book.importCertificates(Pem.certificate(ann.certificate()));
        book.block(Fingerprint.of(ann.certificate()));
        assertThat(problem().reason()).isEqualTo(BLOCKED);
        assertThat(judged().standing().level()).isEqualTo(TrustLevel.BLOCKED);
        assertThat(book.unblock(Fingerprint.of(ann.certificate()))).isTrue();
        assertThat(book.unblock(Fingerprint.of(ann.certificate()))).isFalse();
        assertThat(judged().usable()).isTrue();
    }

    @Test
    void nothingBelowABlockedAuthorityIsUsed() throws IOException {
        keepForAnn(List.of(TestPki.issue(ISSUING, ann())));
        book.block(Fingerprint.of(ISSUING.certificate()));
        assertThat(problem().reason()).isEqualTo(UNTRUSTED);
    }

    @Test
    void aRootThatIsTakenAwayIsNotBelievedAnyMore() throws IOException {
        keepForAnn(List.of(TestPki.issue(ISSUING, ann())));
        assertThat(book.roots().remove(Fingerprint.of(ROOT.certificate()))).contains(ROOT.certificate());
        assertThat(book.roots().all()).isEmpty();
        assertThat(problem().reason()).isEqualTo(BROKEN_CHAIN);
        assertThat(book.roots().remove(Fingerprint.of(ROOT.certificate()))).isEmpty();
    }

    private Judged judged() throws IOException {
        return book.judged(ANN).getFirst();
    }

    private CertificateProblem problem() throws IOException {
        Lookup found = book.find(ANN);
        assertThat(found).isInstanceOf(Lookup.Unusable.class);
        return ((Lookup.Unusable) found).problem();
    }
}
