package org.postern.certs.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.certs.Leaf;
import org.postern.certs.TestCa;

class SmimeDecryptorTest {
    private static final TestCa CA = new TestCa("Test Root");
    private static final TestCa.Issued OFFICE = CA.issue(Leaf.good("office@oakfield.example"));
    private static final TestCa.Issued HEAD =
            CA.issue(Leaf.good("head@oakfield.example").key("EC").usage(KeyUsage.keyAgreement));
    private static final TestCa.Issued BURSAR =
            CA.issue(Leaf.good("bursar@oakfield.example").key("EC384").usage(KeyUsage.keyAgreement));
    private static final TestCa.Issued STRANGER =
            CA.issue(Leaf.good("a@other.example").key("RSA2048 other"));
    private static final byte[] ENTITY =
            ("Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n\r\nDear office, \u00a3\u0000\n\r"
                            + "x".repeat(70_000))
                    .getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path home;

    interface Sealed {
        RecipientInfoGenerator make() throws GeneralSecurityException;
    }

    static Stream<Arguments> methods() {
        List<Arguments> keys = List.of(
                arguments("RSA PKCS #1", (Sealed) () -> TestEnvelope.pkcs1(OFFICE.certificate())),
                arguments("RSA PKCS #1", (Sealed) () -> TestEnvelope.byKeyId(OFFICE.certificate())),
                arguments("RSA OAEP SHA-1", (Sealed) () -> TestEnvelope.oaep(OFFICE.certificate(), "SHA-1")),
                arguments("RSA OAEP SHA-256", (Sealed) () -> TestEnvelope.oaep(OFFICE.certificate(), "SHA-256")),
                arguments("RSA OAEP SHA-512", (Sealed) () -> TestEnvelope.oaep(OFFICE.certificate(), "SHA-512")),
                arguments("ECDH", (Sealed) () -> TestEnvelope.ecdh(HEAD.certificate(), CMSAlgorithm.ECDH_SHA1KDF)),
                arguments("ECDH", (Sealed) () -> TestEnvelope.ecdh(HEAD.certificate(), CMSAlgorithm.ECDH_SHA256KDF)),
                arguments("ECDH", (Sealed) () -> TestEnvelope.ecdh(BURSAR.certificate(), CMSAlgorithm.ECDH_SHA384KDF)));
        List<Arguments> contents = List.of(
                arguments("AES-128-CBC", CMSAlgorithm.AES128_CBC),
                arguments("AES-192-CBC", CMSAlgorithm.AES192_CBC),
                arguments("AES-256-CBC", CMSAlgorithm.AES256_CBC),
                arguments("triple DES", CMSAlgorithm.DES_EDE3_CBC),
                arguments("AES-128-GCM", CMSAlgorithm.AES128_GCM),
                arguments("AES-192-GCM", CMSAlgorithm.AES192_GCM),
                arguments("AES-256-GCM", CMSAlgorithm.AES256_GCM));
        return keys.stream()
                .flatMap(k -> contents.stream().map(c -> arguments(c.get()[0], k.get()[0], c.get()[1], k.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void opens(String content, String key, ASN1ObjectIdentifier cipher, Sealed recipient)
            throws IOException, GeneralSecurityException, CMSException {
        boolean gcm = content.endsWith("GCM");
        byte[] cms = gcm
                ? TestEnvelope.authEnveloped(ENTITY, cipher, false, recipient.make())
                : TestEnvelope.enveloped(ENTITY, cipher, recipient.make());
        DecryptOutcome.Opened opened = opened(TestEnvelope.mail(cms));
        assertThat(opened.file()).hasBinaryContent(ENTITY);
        assertThat(opened.algorithms()).isEqualTo(new Algorithms(content, key, gcm));
        assertThat(opened.warnings().contains(OpenWarning.OUTDATED_CIPHER)).isEqualTo(content.equals("triple DES"));
        assertThat(opened.warnings().contains(OpenWarning.NOT_AUTHENTICATED)).isEqualTo(!gcm);
    }

    @Test
    void checksTheAttributesThatTheTagCovers() throws IOException, GeneralSecurityException, CMSException {
        byte[] cms = TestEnvelope.authEnveloped(
                ENTITY, CMSAlgorithm.AES256_GCM, true, TestEnvelope.pkcs1(OFFICE.certificate()));
        assertThat(opened(TestEnvelope.mail(cms)).file()).hasBinaryContent(ENTITY);
        byte[] changed = cms.clone();
        changed[indexOf(cms, "hint") + 1] ^= 1;
        assertThat(decrypted(TestEnvelope.mail(changed)))
                .isEqualTo(
                        new DecryptOutcome.Damaged("The mail was changed after it was encrypted (its tag is wrong)."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pkcs7-mime; smime-type=authEnveloped-data; name=smime.p7m",
                "application/x-pkcs7-mime; name=smime.p7m; smime-type=signed-data",
                "application/octet-stream; name=\"letter.P7M\"",
                "application/octet-stream"
            })
    void believesTheContentAndNotTheHeader(String type) throws IOException, GeneralSecurityException, CMSException {
        byte[] cms = TestEnvelope.authEnveloped(
                ENTITY, CMSAlgorithm.AES256_GCM, false, TestEnvelope.pkcs1(OFFICE.certificate()));
        assertThat(opened(TestEnvelope.mail(type, cms)).file()).hasBinaryContent(ENTITY);
    }

    @Test
    void takesABodyThatIsNotInBase64AndAFooterBehindOneThatIs()
            throws IOException, GeneralSecurityException, CMSException {
        byte[] cms = TestEnvelope.enveloped(ENTITY, CMSAlgorithm.AES256_CBC, TestEnvelope.pkcs1(OFFICE.certificate()));
        byte[] header = "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: binary\n\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] binary =
                new SequenceInputStream(new ByteArrayInputStream(header), new ByteArrayInputStream(cms)).readAllBytes();
        assertThat(opened(binary).file()).hasBinaryContent(ENTITY);
        byte[] footer = (new String(TestEnvelope.mail(cms), StandardCharsets.US_ASCII) + "____\r\nSchool list\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(opened(footer).file()).hasBinaryContent(ENTITY);
    }

    @Test
    void writesForTheOwnerOnly() throws IOException, GeneralSecurityException, CMSException {
        byte[] cms = TestEnvelope.enveloped(ENTITY, CMSAlgorithm.AES256_CBC, TestEnvelope.pkcs1(OFFICE.certificate()));
        Path file = opened(TestEnvelope.mail(cms)).file();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(home).isDirectoryNotContaining(f -> !f.equals(file));
    }

    @Test
    void saysForWhomAMailIsThatIsNotForUs() throws IOException, GeneralSecurityException, CMSException {
        byte[] cms = TestEnvelope.enveloped(
                ENTITY,
                CMSAlgorithm.AES256_CBC,
                TestEnvelope.pkcs1(STRANGER.certificate()),
                TestEnvelope.byKeyId(STRANGER.certificate()));
        DecryptOutcome outcome = decrypted(TestEnvelope.mail(cms));
        assertThat(((DecryptOutcome.NotForUs) outcome).recipients())
                .hasSize(2)
                .anyMatch(r -> r.startsWith("CN=Test Root, serial number "))
                .anyMatch(r -> r.matches("key [0-9a-f]{40}"));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void opensOneThatIsForOthersToo() throws IOException, GeneralSecurityException, CMSException {
        byte[] cms = TestEnvelope.enveloped(
                ENTITY,
                CMSAlgorithm.AES256_CBC,
                TestEnvelope.pkcs1(STRANGER.certificate()),
                TestEnvelope.ecdh(HEAD.certificate(), CMSAlgorithm.ECDH_SHA256KDF));
        assertThat(opened(TestEnvelope.mail(cms)).recipient()).isEqualTo(HEAD.certificate());
    }

    @Test
    void givesUpOnAMailThatNamesAKeyWithoutEnd() throws IOException, GeneralSecurityException, CMSException {
        TestCa.Issued other = new TestCa.Issued(OFFICE.certificate(), STRANGER.key());
        RecipientInfoGenerator[] many = new RecipientInfoGenerator[500];
        Arrays.fill(many, TestEnvelope.pkcs1(OFFICE.certificate()));
        byte[] mail = TestEnvelope.mail(TestEnvelope.enveloped(ENTITY, CMSAlgorithm.AES256_CBC, many));
        DecryptOutcome outcome = new SmimeDecryptor(() -> List.of(new SchoolKey(other.key(), other.certificate())))
                .decrypt(new ByteArrayInputStream(mail), home.resolve("out"));
        assertThat(outcome)
                .isEqualTo(new DecryptOutcome.Damaged(
                        "The mail names a key of the school, but that key does not open it."));
    }

    @Test
    void usesNothingOfAMailThatWasChanged() throws IOException, GeneralSecurityException, CMSException {
        byte[] entity = "Content-Type: text/plain\r\n\r\nshort\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] cms = TestEnvelope.authEnveloped(
                entity, CMSAlgorithm.AES256_GCM, false, TestEnvelope.pkcs1(OFFICE.certificate()));
        int content = cms.length - entity.length - 40;
        for (int i = 0; i < cms.length; i += i < content ? 7 : 1) {
            byte[] changed = cms.clone();
            changed[i] ^= 0x41;
            if (decrypted(TestEnvelope.mail(changed)) instanceof DecryptOutcome.Opened opened) {
                assertThat(opened.file()).as("byte " + i).hasBinaryContent(entity);
                Files.delete(opened.file());
            }
            assertThat(home).isEmptyDirectory();
        }
    }

    @Test
    void usesNothingOfAMailThatBreaksOff() throws IOException, GeneralSecurityException, CMSException {
        byte[] entity = "Content-Type: text/plain\r\n\r\nshort\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] gcm = TestEnvelope.authEnveloped(
                entity, CMSAlgorithm.AES256_GCM, false, TestEnvelope.pkcs1(OFFICE.certificate()));
        byte[] cbc = TestEnvelope.enveloped(entity, CMSAlgorithm.AES256_CBC, TestEnvelope.pkcs1(OFFICE.certificate()));
        for (byte[] cms : List.of(gcm, cbc)) {
            for (int length = 0; length < cms.length; length += length < cms.length - 40 ? 19 : 1) {
                assertThat(decrypted(TestEnvelope.mail(Arrays.copyOf(cms, length))))
                        .as("first " + length)
                        .isInstanceOf(DecryptOutcome.Damaged.class);
            }
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsNotDoneAnyMore() throws IOException, GeneralSecurityException, CMSException {
        byte[] rc2 = TestEnvelope.enveloped(ENTITY, CMSAlgorithm.RC2_CBC, TestEnvelope.pkcs1(OFFICE.certificate()));
        assertThat(((DecryptOutcome.Damaged) decrypted(TestEnvelope.mail(rc2))).reason())
                .contains("not supported (1.2.840.113549.3.2)");
        byte[] gcm = TestEnvelope.enveloped(ENTITY, CMSAlgorithm.AES256_GCM, TestEnvelope.pkcs1(OFFICE.certificate()));
        assertThat(((DecryptOutcome.Damaged) decrypted(TestEnvelope.mail(gcm))).reason())
                .contains("AES-256-GCM where it does not belong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no header at all",
                "Subject: x\r\n\r\nhello",
                "A: b\r\n\r\nMIAGCSqGSIb3DQEHA6CA",
                "A: b\r\n\r\nMIR//////w=="
            })
    void callsWhatIsNoCmsDamaged(String mail) throws IOException {
        assertThat(decrypted(mail.getBytes(StandardCharsets.US_ASCII))).isInstanceOf(DecryptOutcome.Damaged.class);
    }

    @Test
    void doesNotTakeAFailingDiskForADamagedMail() throws IOException, GeneralSecurityException, CMSException {
        byte[] mail = TestEnvelope.mail(
                TestEnvelope.enveloped(ENTITY, CMSAlgorithm.AES256_CBC, TestEnvelope.pkcs1(OFFICE.certificate())));
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(mail)) {
            private int left = 50_000;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left <= 0) {
                    throw new IOException("disk gone");
                }
                int count = super.read(target, offset, Math.min(length, left));
                left -= count;
                return count;
            }
        };
        assertThatThrownBy(() -> decryptor().decrypt(failing, home.resolve("out")))
                .isInstanceOf(IOException.class)
                .hasMessage("disk gone");
        assertThat(home).isEmptyDirectory();
    }

    private static int indexOf(byte[] bytes, String ascii) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(ascii);
    }

    private static SmimeDecryptor decryptor() {
        return new SmimeDecryptor(() -> Stream.of(OFFICE, HEAD, BURSAR)
                .map(i -> new SchoolKey(i.key(), i.certificate()))
                .toList());
    }

    private DecryptOutcome.Opened opened(byte[] mail) throws IOException {
        DecryptOutcome outcome = decrypted(mail);
        assertThat(outcome).isInstanceOf(DecryptOutcome.Opened.class);
        return (DecryptOutcome.Opened) outcome;
    }

    private DecryptOutcome decrypted(byte[] mail) throws IOException {
        return decryptor().decrypt(new ByteArrayInputStream(mail), home.resolve("out"));
    }
}
