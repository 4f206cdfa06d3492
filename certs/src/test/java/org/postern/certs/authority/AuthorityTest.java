package org.postern.certs.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.certs.Fingerprint;
import org.postern.certs.keys.KeyEntry;
import org.postern.certs.keys.WrongPassword;

class AuthorityTest {
    private static final String ANNE = "a.pryce@larkfield.sch.example";
    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    private static final AuthorityPlan PLAN = new AuthorityPlan(
            "Larkfield School",
            List.of("larkfield.sch.example", "pupils.larkfield.sch.example"),
            Optional.of("http://crl.larkfield.sch.example/"));

    @TempDir
    static Path made;

    @TempDir
    Path home;

    private static KeyEntry signing;
    private static KeyEntry encrypting;

    private final MovingClock clock = new MovingClock(START);
    private Path folder = Path.of("");

    @BeforeAll
    static void makeOne() throws IOException {
        MovingClock clock = new MovingClock(START);
        RootFile root = new RootFile(made.resolve("root.p12"), "three wet umbrellas".toCharArray());
        Authority authority = Authority.init(made.resolve("authority"), PLAN, root, clock);
        signing = authority.issue(ANNE, "Anne Pryce", Use.SIGN);
        encrypting = authority.issue("A.Pryce@Larkfield.sch.example", "Anne Pryce", Use.ENCRYPT);
    }

    /** Each test changes a copy, for keys take long to make. */
    private Authority copy() throws IOException {
        folder = home.resolve("authority");
        try (Stream<Path> files = Files.walk(made.resolve("authority"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(made.resolve("authority").relativize(file)));
            }
        }
        for (String secret : List.of("issuing.p12", "issuing.password", "issued.csv")) {
            Files.setPosixFilePermissions(folder.resolve(secret), PosixFilePermissions.fromString("rw-------"));
        }
        return reopened();
    }

    private Authority reopened() throws IOException {
        return Authority.open(folder, clock, new SecureRandom());
    }

    private static RootFile root(String password) {
        return new RootFile(made.resolve("root.p12"), password.toCharArray());
    }

    @Test
    void issuesCertificatesForOneUseEach() throws GeneralSecurityException {
        X509Certificate sign = signing.certificate();
        X509Certificate encrypt = encrypting.certificate();
        assertThat(sign.getKeyUsage()).startsWith(true, false, false);
        assertThat(encrypt.getKeyUsage()).startsWith(false, false, true);
        assertThat(sign.getPublicKey()).isNotEqualTo(encrypt.getPublicKey());
        for (X509Certificate leaf : List.of(sign, encrypt)) {
            assertThat(((RSAPublicKey) leaf.getPublicKey()).getModulus().bitLength())
                    .isEqualTo(3072);
            assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.4");
            assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(1, ANNE));
            assertThat(leaf.getSubjectX500Principal().getName()).contains("CN=Anne Pryce", "O=Larkfield School");
            assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
            assertThat(leaf.getSerialNumber().bitLength()).isEqualTo(159);
            assertThat(leaf.getNonCriticalExtensionOIDs())
                    .contains(
                            Extension.subjectKeyIdentifier.getId(),
                            Extension.authorityKeyIdentifier.getId(),
                            Extension.cRLDistributionPoints.getId());
            leaf.verify(signing.chain().get(1).getPublicKey());
        }
    }

    @Test
    void putsAnIssuingAuthorityBetweenRootAndLeaf() throws Exception {
        X509Certificate issuing = signing.chain().get(1);
        X509Certificate root = signing.chain().get(2);
        issuing.verify(root.getPublicKey());
        root.verify(root.getPublicKey());
        assertThat(issuing.getBasicConstraints()).isZero();
        assertThat(root.getBasicConstraints()).isEqualTo(1);
        assertThat(issuing.getCriticalExtensionOIDs()).doesNotContain(Extension.nameConstraints.getId());
        assertThat(new JcaX509CertificateHolder(issuing)
                        .getExtension(Extension.nameConstraints)
                        .getParsedValue()
                        .toString())
                .isNotEmpty();
        assertThat(Duration.between(START, root.getNotAfter().toInstant())).isGreaterThan(Duration.ofDays(3650));
        assertThat(root.getNotAfter()).isAfter(issuing.getNotAfter());
    }

    @Test
    void keepsItsFilesToTheirOwnerAndTheRootsKeyOutOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("lock")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------");
                }
            }
        }
        assertThat(made.resolve("authority/root.p12")).doesNotExist();
    }

    @Test
    void remembersWhatItIssued() throws IOException {
        Authority authority = copy();
        assertThat(authority.plan()).isEqualTo(PLAN);
        assertThat(authority.issued()).extracting(Issued::address).containsExactly(ANNE, ANNE);
        Issued first = authority.issued().getFirst();
        assertThat(first.use()).isEqualTo(Use.SIGN);
        assertThat(first.serial()).isEqualTo(signing.certificate().getSerialNumber());
        assertThat(first.fingerprint()).isEqualTo(Fingerprint.of(signing.certificate()));
        assertThat(first.until()).isEqualTo(signing.certificate().getNotAfter().toInstant());
        assertThat(folder.resolve("issued/" + first.serial().toString(16) + ".pem"))
                .content()
                .startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void listsWhatItRevokedWithTheReasonAndAGrowingNumber() throws Exception {
        Authority authority = copy();
        BigInteger before = RevocationListForm.numberOf(list());
        String fingerprint = Fingerprint.of(encrypting.certificate());
        assertThat(authority.revoke(List.of(fingerprint), Revocation.KEY_STOLEN))
                .hasSize(1);
        assertThat(authority.revoke(List.of(fingerprint), Revocation.KEY_STOLEN))
                .isEmpty();
        X509CRL list = list();
        list.verify(authority.issuing().getPublicKey());
        assertThat(list.getRevokedCertificate(encrypting.certificate()).getRevocationReason())
                .isEqualTo(CRLReason.KEY_COMPROMISE);
        assertThat(list.getRevokedCertificate(signing.certificate())).isNull();
        assertThat(RevocationListForm.numberOf(list)).isGreaterThan(before);
        Issued row = reopened().issued().getLast();
        assertThat(row.revoked()).contains(new Issued.Revoked(START, Revocation.KEY_STOLEN));
        assertThat(row.isGood(START)).isFalse();
    }

    @Test
    void renewsItsListAtHalfItsLife() throws Exception {
        Authority authority = copy();
        assertThat(authority.renewList()).isFalse();
        Instant first = list().getNextUpdate().toInstant();
        clock.pass(Duration.ofDays(15));
        assertThat(authority.renewList()).isTrue();
        assertThat(list().getNextUpdate().toInstant()).isEqualTo(first.plus(Duration.ofDays(15)));
        assertThat(authority.lists())
                .extracting(PublishedList::url)
                .containsExactly(
                        Optional.of("http://crl.larkfield.sch.example/issuing.crl"),
                        Optional.of("http://crl.larkfield.sch.example/root.crl"));
    }

    @Test
    void saysWhichCertificatesArePastHalfTheirLifeAndNotReplacedYet() throws IOException {
        Authority authority = copy();
        assertThat(authority.dueForRenewal()).isEmpty();
        clock.pass(Duration.ofDays(183));
        assertThat(authority.dueForRenewal()).extracting(Issued::use).containsExactly(Use.SIGN, Use.ENCRYPT);
        authority.issue(ANNE, "Anne Pryce", Use.SIGN);
        assertThat(authority.dueForRenewal()).extracting(Issued::use).containsExactly(Use.ENCRYPT);
        clock.pass(Duration.ofDays(300));
        assertThat(authority.dueForRenewal()).extracting(Issued::use).containsExactly(Use.SIGN);
    }

    @Test
    void renewsTheIssuingAuthorityOverTheSameKey() throws Exception {
        Authority authority = copy();
        clock.pass(Duration.ofDays(1000));
        Authority renewed = authority.renewed(root("three wet umbrellas"));
        assertThat(renewed.issuing().getNotAfter()).isAfter(authority.issuing().getNotAfter());
        encrypting.certificate().verify(renewed.issuing().getPublicKey());
        assertThat(renewed.lists().getLast().until())
                .isEqualTo(renewed.issuing().getNotAfter().toInstant());
        clock.pass(Duration.ofDays(1400));
        KeyEntry late = renewed.issue(ANNE, "Anne Pryce", Use.SIGN);
        assertThat(late.certificate().getNotAfter())
                .isBeforeOrEqualTo(renewed.issuing().getNotAfter());
    }

    @Test
    void takesOnlyItsOwnRootAndTheRightPassword() throws IOException {
        Authority authority = copy();
        assertThatThrownBy(() -> authority.renewed(root("wrong"))).isInstanceOf(WrongPassword.class);
        RootFile other = new RootFile(home.resolve("other.p12"), "x".toCharArray());
        other.write(signing);
        assertThatThrownBy(() -> authority.renewed(other)).hasMessageContaining("not the root of this authority");
        assertThatThrownBy(() -> other.write(signing)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> Authority.init(folder, PLAN, other, clock)).hasMessageContaining("already");
    }

    @Test
    void issuesOnlyForAddressesOfTheSchool() throws IOException {
        Authority authority = copy();
        for (String address : Set.of(
                "a.pryce@elsewhere.example",
                "a.pryce@sub.larkfield.sch.example",
                "larkfield.sch.example",
                "a,b@larkfield.sch.example",
                "a b@larkfield.sch.example")) {
            assertThatThrownBy(() -> authority.issue(address, "Anne", Use.SIGN))
                    .hasMessageContaining("only for addresses of larkfield.sch.example");
        }
        assertThat(authority.issued()).hasSize(2);
    }

    @Test
    void issuesNothingWhileItsRecordIsDamaged() throws IOException {
        Authority authority = copy();
        String record = Files.readString(folder.resolve("issued.csv"));
        for (String damaged :
                List.of("", record + "1,2,3\n", record.replace("good", "fine"), record.replace("2026-", "2-"))) {
            Files.writeString(folder.resolve("issued.csv"), damaged);
            assertThatThrownBy(() -> authority.issue(ANNE, "Anne", Use.SIGN)).hasMessageContaining("restore it");
            assertThatThrownBy(() -> authority.revoke(List.of(), Revocation.OTHER))
                    .hasMessageContaining("restore it");
        }
    }

    @Test
    void refusesAPlanThatCannotWork() {
        assertThatThrownBy(() -> new AuthorityPlan("S", List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        for (String url : List.of("https://crl.example/", "http://crl.example", "ldap://crl.example/")) {
            assertThatThrownBy(() -> new AuthorityPlan("S", List.of("s.example"), Optional.of(url)))
                    .hasMessageContaining("http://");
        }
    }

    private X509CRL list() throws Exception {
        try (InputStream in = Files.newInputStream(folder.resolve("published/issuing.crl"))) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
    }
}
