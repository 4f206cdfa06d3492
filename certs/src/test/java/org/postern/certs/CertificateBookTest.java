package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postern.certs.CertificateProblem.Reason.CORRUPT;
import static org.postern.certs.CertificateProblem.Reason.EXPIRED;
import static org.postern.certs.CertificateProblem.Reason.NONE;
import static org.postern.certs.CertificateProblem.Reason.NOT_FOR_EMAIL;
import static org.postern.certs.CertificateProblem.Reason.NOT_YET_VALID;
import static org.postern.certs.CertificateProblem.Reason.UNSUPPORTED_KEY;
import static org.postern.certs.CertificateProblem.Reason.UNTRUSTED;
import static org.postern.certs.CertificateProblem.Reason.WEAK_KEY;
import static org.postern.certs.CertificateProblem.Reason.WRONG_ADDRESS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateBookTest {
    private static final String ANN = "ann.reed@parents.example";
    private static final TestCa CA = new TestCa("Test Root");

    @TempDir
    Path home;

    private Path folder;
    private CertificateBook book;

    @BeforeEach
    void openBook() {
        folder = home.resolve("certificates");
        book = CertificateBook.open(folder, TestCa.CLOCK);
    }

    static Stream<Arguments> unusable() {
        Leaf good = Leaf.good(ANN);
        return Stream.of(
                Arguments.of(good.valid("2025-01-01T00:00:00Z", "2026-11-24T00:00:00Z"), EXPIRED, "24 November 2026"),
                Arguments.of(
                        good.valid("2026-12-01T00:00:00Z", "2027-12-01T00:00:00Z"), NOT_YET_VALID, "1 December 2026"),
                Arguments.of(good.key("RSA1024"), WEAK_KEY, "1024 bits"),
                Arguments.of(good.signedWith("SHA1withRSA"), WEAK_KEY, "SHA1withRSA"),
                Arguments.of(good.signedWith("MD5withRSA"), WEAK_KEY, "MD5withRSA"),
                Arguments.of(good.signedWith("SHA1withRSAandMGF1"), WEAK_KEY, "RSASSA-PSS"),
                Arguments.of(good.key("EC521"), UNSUPPORTED_KEY, "another curve"),
                Arguments.of(good.key("EC"), NOT_FOR_EMAIL, "not meant for encrypting"),
                Arguments.of(Leaf.good("other@parents.example"), WRONG_ADDRESS, "other@parents.example"),
                Arguments.of(good.onlyInSubject("CN=Ann"), WRONG_ADDRESS, "no mail address"),
                Arguments.of(good.usage(KeyUsage.digitalSignature), NOT_FOR_EMAIL, "not meant"),
                Arguments.of(good.purpose(KeyPurposeId.id_kp_serverAuth), NOT_FOR_EMAIL, "not meant"),
                Arguments.of(good, UNTRUSTED, "neither imported"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void saysWhyACertificateCannotBeUsed(Leaf leaf, CertificateProblem.Reason reason, String why) throws IOException {
        CA.issue(leaf).write(folder, ANN + ".pem");
        CertificateProblem problem = problem(ANN);
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.sentence()).contains(ANN, why).endsWith(".");
        assertThat(problem.address()).isEqualTo(ANN);
    }

    static Stream<Leaf> usable() {
        return Stream.of(
                Leaf.good(ANN),
                Leaf.good("Ann.Reed@Parents.Example"),
                Leaf.good(ANN).unrestricted(),
                Leaf.good(ANN).purpose(KeyPurposeId.anyExtendedKeyUsage),
                Leaf.good(ANN).signedWith("SHA256withRSAandMGF1"),
                Leaf.good(ANN).onlyInSubject("EMAILADDRESS=" + ANN + ", CN=Ann"));
    }

    @ParameterizedTest
    @MethodSource("usable")
    void findsAnImportedCertificateByItsAddress(Leaf leaf) throws IOException {
        TestCa.Issued issued = CA.issue(leaf);
        ImportedCertificate imported = book.importCertificates(issued.pem()).get(0);
        assertThat(imported.addresses()).containsExactly(ANN);
        assertThat(imported.fingerprint()).isEqualTo(Fingerprint.of(issued.certificate()));
        assertThat(imported.authority()).isFalse();
        assertThat(found("ANN.REED@parents.example").certificate()).isEqualTo(issued.certificate());
        assertThat(found(ANN).fingerprint()).isEqualTo(imported.fingerprint());
    }

    @Test
    void knowsNothingOfAnUnknownAddress() throws IOException {
        assertThat(problem("stranger@parents.example").reason()).isEqualTo(NONE);
        assertThat(problem("no-address").reason()).isEqualTo(NONE);
        assertThat(problem("odd@-..example").reason()).isEqualTo(NONE);
    }

    @Test
    void saysThatAFileIsDamaged() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(ANN + ".pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThat(problem(ANN).reason()).isEqualTo(CORRUPT);
        Files.writeString(folder.resolve(ANN + ".pem"), "");
        assertThat(problem(ANN).reason()).isEqualTo(CORRUPT);
    }

    @Test
    void readsPemDerAndPkcs7() throws IOException, GeneralSecurityException {
        X509Certificate leaf = CA.issue(Leaf.good(ANN)).certificate();
        byte[] pkcs7 = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(leaf, CA.root()))
                .getEncoded("PKCS7");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Pem.certificate(leaf));
        both.write(Pem.certificate(CA.root()));
        for (byte[] content : List.of(pkcs7, both.toByteArray())) {
            assertThat(book.importCertificates(content))
                    .extracting(ImportedCertificate::authority)
                    .containsExactlyInAnyOrder(false, true);
        }
        assertThat(book.importCertificates(leaf.getEncoded())).hasSize(1);
        assertThat(found(ANN).certificate()).isEqualTo(leaf);
    }

    @Test
    void refusesToImportWhatIsNoCertificateOrNamesNobody() {
        assertThatThrownBy(() -> book.importCertificates("hello".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a certificate file");
        byte[] nameless = CA.issue(Leaf.good(ANN).onlyInSubject("CN=Ann")).pem();
        assertThatThrownBy(() -> book.importCertificates(nameless)).hasMessageContaining("no mail address");
        assertThat(folder).doesNotExist();
    }

    @Test
    void takesAPersonsSelfSignedCertificateForAPersons() throws IOException {
        TestCa.Issued own = CA.issueAsAuthority(Leaf.good(ANN));
        assertThat(book.importCertificates(own.pem()).get(0).authority()).isFalse();
        assertThat(found(ANN).certificate()).isEqualTo(own.certificate());
    }

    @Test
    void trustsWhatARootIssuedButNotWhatAStrangerIssued() throws IOException {
        Path roots = home.resolve("roots");
        Files.createDirectories(roots);
        Files.write(roots.resolve("root.pem"), Pem.certificate(CA.root()));
        book = CertificateBook.open(folder, roots, TestCa.CLOCK);
        CA.issue(Leaf.good(ANN)).write(folder, "staff.crt");
        new TestCa("Other Root").issue(Leaf.good("ben@parents.example")).write(folder, "ben.cer");
        assertThat(found(ANN).address()).isEqualTo(ANN);
        assertThat(problem("ben@parents.example").reason()).isEqualTo(UNTRUSTED);
    }

    @Test
    void prefersTheUsableAndThenTheLongestLasting() throws IOException {
        book.importCertificates(CA.issue(Leaf.good(ANN).valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"))
                .pem());
        assertThat(problem(ANN).reason()).isEqualTo(EXPIRED);
        book.importCertificates(CA.issue(Leaf.good(ANN)).pem());
        TestCa.Issued longest = CA.issue(Leaf.good(ANN).valid("2026-02-01T00:00:00Z", "2028-01-01T00:00:00Z"));
        book.importCertificates(longest.pem());
        assertThat(found(ANN).certificate()).isEqualTo(longest.certificate());
    }

    @Test
    void seesAFileThatAnotherProcessTookAway() throws IOException {
        book.importCertificates(CA.issue(Leaf.good(ANN)).pem());
        assertThat(found(ANN).address()).isEqualTo(ANN);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(problem(ANN).reason()).isEqualTo(NONE);
    }

    private Recipient found(String address) throws IOException {
        assertThat(book.find(address)).isInstanceOf(Lookup.Usable.class);
        return ((Lookup.Usable) book.find(address)).recipient();
    }

    private CertificateProblem problem(String address) throws IOException {
        assertThat(book.find(address)).isInstanceOf(Lookup.Unusable.class);
        return ((Lookup.Unusable) book.find(address)).problem();
    }
}
