package org.postern.certs.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.certs.Leaf;
import org.postern.certs.TestCa;

class SmimeVerifierTest {
    private static final TestCa CA = new TestCa("Test Root");
    private static final TestCa.Issued ANN = CA.issue(Leaf.good("ann.reed@parents.example"));
    private static final TestCa.Issued ANN_READS =
            CA.issue(Leaf.good("ann.reed@parents.example").key("RSA3072"));
    private static final TestCa.Issued BEN =
            CA.issue(Leaf.good("ben.cole@parents.example").key("EC"));
    private static final byte[] ENTITY =
            "Content-Type: text/plain\r\n\r\nDear office,\r\n\r\n--=_b is no boundary\r\n----=_bc neither\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "SHA256withRSA, RSA SHA-256, RSA",
        "SHA512withRSA, RSA SHA-512, RSA",
        "SHA256withRSAandMGF1, RSA PSS SHA-256, RSA",
        "SHA256withECDSA, ECDSA SHA-256, EC",
        "SHA384withECDSA, ECDSA SHA-384, EC"
    })
    void findsGoodSignatures(String algorithm, String words, String kind)
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        TestCa.Issued signer = kind.equals("EC") ? BEN : ANN;
        byte[] detached = TestSigned.cms(ENTITY, false, List.of(signer), TestSigned.signer(algorithm, signer));
        byte[] opaque = TestSigned.cms(ENTITY, true, List.of(signer), TestSigned.signer(algorithm, signer));
        byte[] plain = TestSigned.cms(ENTITY, false, List.of(signer), TestSigned.withoutAttributes(algorithm, signer));
        for (byte[] mail : List.of(
                TestSigned.detachedMail(ENTITY, detached),
                TestSigned.opaqueMail(opaque),
                TestSigned.detachedMail(ENTITY, plain))) {
            VerifyOutcome.Signed signed = signed(mail);
            assertThat(signed.isGood()).as(signed.toString()).isTrue();
            assertThat(signed.certificates()).containsExactly(signer.certificate());
            Signature signature = signed.signatures().getFirst();
            assertThat(signature.signer()).contains(signer.certificate());
            assertThat(signature.algorithm()).isEqualTo(words);
        }
        assertThat(home.resolve("content")).hasBinaryContent(ENTITY);
    }

    @Test
    void takesOutWhatTheSignerAnnounces()
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        byte[] cms = TestSigned.cms(
                ENTITY,
                false,
                List.of(ANN, ANN_READS),
                TestSigned.announcing(
                        ANN,
                        ANN_READS,
                        NISTObjectIdentifiers.id_aes256_GCM,
                        PKCSObjectIdentifiers.id_RSAES_OAEP,
                        NISTObjectIdentifiers.id_aes256_CBC));
        Signature signature =
                signed(TestSigned.detachedMail(ENTITY, cms)).signatures().getFirst();
        assertThat(signature.check()).isEqualTo(new SignatureCheck.Good());
        assertThat(signature.capabilities()).isEqualTo(new Capabilities(true, true));
        assertThat(signature.encryptionCertificate()).contains(ANN_READS.certificate());
        assertThat(signature
                        .time()
                        .map(t -> Duration.between(t, Instant.now()).abs().toMinutes()))
                .contains(0L);
    }

    @Test
    void takesNothingForGrantedThatWasNotAnnounced()
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        byte[] cms = TestSigned.cms(ENTITY, false, List.of(ANN), TestSigned.signer("SHA256withRSA", ANN));
        Signature signature =
                signed(TestSigned.detachedMail(ENTITY, cms)).signatures().getFirst();
        assertThat(signature.capabilities()).isEqualTo(Capabilities.NONE);
        assertThat(signature.encryptionCertificate()).isEmpty();
    }

    @Test
    void seesEveryChangeOfTheContent()
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        byte[] cms = TestSigned.cms(ENTITY, false, List.of(ANN), TestSigned.signer("SHA256withRSA", ANN));
        for (int i = 0; i < ENTITY.length; i++) {
            byte[] changed = ENTITY.clone();
            changed[i] ^= 1;
            assertThat(check(TestSigned.detachedMail(changed, cms)))
                    .isEqualTo(new SignatureCheck.Bad("The content was changed after it was signed."));
        }
        byte[] opaque = TestSigned.cms(ENTITY, true, List.of(ANN), TestSigned.signer("SHA256withRSA", ANN));
        opaque[new String(opaque, StandardCharsets.ISO_8859_1).indexOf("office")] ^= 1;
        assertThat(check(TestSigned.opaqueMail(opaque)))
                .isEqualTo(new SignatureCheck.Bad("The content was changed after it was signed."));
    }

    @Test
    void seesASignatureOfAnotherKey()
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        TestCa.Issued other = new TestCa.Issued(
                ANN.certificate(),
                CA.issue(Leaf.good("c@x.example").key("RSA2048 x")).key());
        byte[] cms = TestSigned.cms(ENTITY, false, List.of(ANN), TestSigned.signer("SHA256withRSA", other));
        assertThat(check(TestSigned.detachedMail(ENTITY, cms)))
                .isEqualTo(new SignatureCheck.Bad("The signature was not made with the signer's key."));
    }

    @Test
    void missesACertificateThatDidNotComeAlong()
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        byte[] cms = TestSigned.cms(ENTITY, false, List.of(BEN), TestSigned.signer("SHA256withRSA", ANN));
        VerifyOutcome.Signed signed = signed(TestSigned.detachedMail(ENTITY, cms));
        assertThat(signed.isGood()).isFalse();
        assertThat(signed.signatures().getFirst().check())
                .isEqualTo(new SignatureCheck.Bad("The signer's certificate is not in the mail."));
    }

    @Test
    void callsSha1Weak() throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        byte[] cms = TestSigned.cms(ENTITY, false, List.of(ANN), TestSigned.signer("SHA1withRSA", ANN));
        assertThat(check(TestSigned.detachedMail(ENTITY, cms)))
                .asInstanceOf(InstanceOfAssertFactories.type(SignatureCheck.Weak.class))
                .extracting(SignatureCheck.Weak::reason)
                .asString()
                .contains("SHA-1");
    }

    @Test
    void judgesEverySigner() throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        byte[] cms = TestSigned.cms(
                ENTITY,
                false,
                List.of(ANN, BEN),
                TestSigned.signer("SHA256withRSA", ANN),
                TestSigned.signer("SHA1withECDSA", BEN));
        VerifyOutcome.Signed signed = signed(TestSigned.detachedMail(ENTITY, cms));
        assertThat(signed.signatures()).hasSize(2);
        assertThat(signed.isGood()).isFalse();
    }

    @Test
    void verifiesAMailStoredWithLoneLineFeeds()
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        byte[] cms = TestSigned.cms(ENTITY, false, List.of(ANN), TestSigned.signer("SHA256withRSA", ANN));
        String stored =
                new String(TestSigned.detachedMail(ENTITY, cms), StandardCharsets.US_ASCII).replace("\r\n", "\n");
        assertThat(check(stored.getBytes(StandardCharsets.US_ASCII))).isEqualTo(new SignatureCheck.Good());
        byte[] weak = TestSigned.cms(ENTITY, false, List.of(ANN), TestSigned.signer("SHA1withRSA", ANN));
        String old = new String(TestSigned.detachedMail(ENTITY, weak), StandardCharsets.US_ASCII).replace("\r\n", "\n");
        assertThat(check(old.getBytes(StandardCharsets.US_ASCII))).isInstanceOf(SignatureCheck.Weak.class);
        byte[] binary = "Content-Transfer-Encoding: binary\r\n\r\n\u0000\n\r\n\r".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = TestSigned.cms(binary, false, List.of(ANN), TestSigned.signer("SHA256withRSA", ANN));
        assertThat(check(TestSigned.detachedMail(binary, signature))).isEqualTo(new SignatureCheck.Good());
    }

    @Test
    void takesCertificatesFromAMailThatHasNothingElse() throws IOException, CMSException, GeneralSecurityException {
        byte[] cms = TestSigned.cms(new byte[0], false, List.of(ANN, BEN));
        assertThat(verified(TestSigned.opaqueMail(cms)))
                .isEqualTo(new VerifyOutcome.CertificatesOnly(List.of(ANN.certificate(), BEN.certificate())));
    }

    @Test
    void survivesEverythingThatBreaksOff()
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        byte[] opaque = TestSigned.opaqueMail(
                TestSigned.cms(ENTITY, true, List.of(ANN), TestSigned.signer("SHA256withRSA", ANN)));
        byte[] detached = TestSigned.detachedMail(
                ENTITY, TestSigned.cms(ENTITY, false, List.of(ANN), TestSigned.signer("SHA256withRSA", ANN)));
        for (byte[] mail : List.of(opaque, detached)) {
            for (int length = 0; length < mail.length - 20; length += 13) {
                assertThat(verified(Arrays.copyOf(mail, length)))
                        .as("first " + length)
                        .isNotInstanceOf(VerifyOutcome.Signed.class);
            }
        }
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: plain\r\n\r\nhello",
                "no header",
                "Content-Type: multipart/signed; protocol='application/pgp-signature'; boundary=a\r\n\r\n--a\r\n--a--"
                        + "--a\r\n\r\n"
                        + "--a--"
            })
    void leavesOtherMailAlone(String mail) throws IOException {
        assertThat(verified(mail.getBytes(StandardCharsets.US_ASCII))).isEqualTo(new VerifyOutcome.NotSigned());
    }

    @Test
    void doesNotTakeAFailingDiskForABadSignature() {
        MailSource gone = () -> {
            throw new IOException("disk gone");
        };
        assertThatThrownBy(() -> new SmimeVerifier().verify(gone, home.resolve("content")))
                .isInstanceOf(IOException.class)
                .hasMessage("disk gone");
    }

    private SignatureCheck check(byte[] mail) throws IOException {
        return signed(mail).signatures().getFirst().check();
    }

    private VerifyOutcome.Signed signed(byte[] mail) throws IOException {
        VerifyOutcome outcome = verified(mail);
        assertThat(outcome).isInstanceOf(VerifyOutcome.Signed.class);
        return (VerifyOutcome.Signed) outcome;
    }

    private VerifyOutcome verified(byte[] mail) throws IOException {
        return new SmimeVerifier().verify(() -> new ByteArrayInputStream(mail), home.resolve("content"));
    }
}
