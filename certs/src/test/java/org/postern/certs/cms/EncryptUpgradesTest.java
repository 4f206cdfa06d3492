package org.postern.certs.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.certs.CertificateBook;
import org.postern.certs.EncryptOutcome;
import org.postern.certs.Leaf;
import org.postern.certs.SmimeEncryptor;
import org.postern.certs.TestCa;

/** What a recipient is known to read decides how it is encrypted for; the signature goes inside. */
class EncryptUpgradesTest {
    private static final String ANN = "ann.reed@parents.example";
    private static final String BEN = "ben.cole@parents.example";
    private static final String EVA = "eva.long@parents.example";
    private static final TestCa CA = new TestCa("Test Root");
    private static final TestCa.Issued ANN_CARD = CA.issue(Leaf.good(ANN));
    private static final TestCa.Issued BEN_CARD =
            CA.issue(Leaf.good(BEN).key("EC384").usage(KeyUsage.keyAgreement));
    private static final TestCa.Issued EVA_CARD = CA.issue(Leaf.good(EVA).key("RSA3072"));
    private static final TestCa.Issued SCHOOL =
            CA.issue(Leaf.good("office@oakfield.example").key("RSA2048 school"));
    private static final TestCa.Issued HEAD =
            CA.issue(Leaf.good("head@oakfield.example").key("EC"));
    private static final byte[] MAIL = String.join(
                    "\r\n",
                    "From: office@oakfield.example",
                    "To: ann.reed@parents.example",
                    "Subject: =?utf-8?Q?Zebra_=C2=A3?= plan",
                    "Content-Type: multipart/mixed; boundary=A",
                    "Content-Transfer-Encoding: 8bit",
                    "",
                    "--A",
                    "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: 8bit",
                    "",
                    "Dear Ann, \u00c2\u00a3 1 = one ",
                    "--A",
                    "Content-Type: application/octet-stream",
                    "Content-Transfer-Encoding: binary",
                    "",
                    "\u0000\n\r\u00ff",
                    "--A--",
                    "")
            .getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path home;

    private CertificateBook book;

    @BeforeEach
    void openBook() throws IOException {
        book = CertificateBook.open(home.resolve("certificates"), TestCa.CLOCK);
        for (TestCa.Issued card : List.of(ANN_CARD, BEN_CARD, EVA_CARD)) {
            book.importCertificates(card.pem());
        }
    }

    static Stream<Arguments> readers() {
        Capabilities all = new Capabilities(true, true);
        Capabilities gcm = new Capabilities(true, false);
        Capabilities oaep = new Capabilities(false, true);
        return Stream.of(
                arguments(Map.of(ANN, Capabilities.NONE), "AES-256-CBC", "RSA PKCS #1"),
                arguments(Map.of(ANN, oaep), "AES-256-CBC", "RSA OAEP SHA-256"),
                arguments(Map.of(ANN, gcm), "AES-256-GCM", "RSA PKCS #1"),
                arguments(Map.of(ANN, all), "AES-256-GCM", "RSA OAEP SHA-256"),
                arguments(Map.of(BEN, Capabilities.NONE), "AES-256-CBC", "ECDH"),
                arguments(Map.of(BEN, all), "AES-256-GCM", "ECDH"),
                arguments(Map.of(ANN, all, EVA, oaep), "AES-256-CBC", "RSA OAEP SHA-256"),
                arguments(Map.of(ANN, all, EVA, Capabilities.NONE, BEN, gcm), "AES-256-CBC", "RSA"),
                arguments(Map.of(ANN, all, BEN, gcm), "AES-256-GCM", ""));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void usesWhatAllReadersTake(Map<String, Capabilities> readers, String content, String key) throws IOException {
        SmimeEncryptor encryptor = new SmimeEncryptor(book, "Encrypted message")
                .withCapabilities(r -> readers.getOrDefault(r.address(), Capabilities.NONE));
        Path target = home.resolve("out.eml");
        EncryptOutcome outcome =
                encryptor.encrypt(new ByteArrayInputStream(MAIL), List.copyOf(readers.keySet()), target);
        assertThat(outcome).isInstanceOf(EncryptOutcome.Encrypted.class);
        String type = content.endsWith("GCM") ? "authEnveloped-data" : "enveloped-data";
        assertThat(target).content().contains("Content-Type: application/pkcs7-mime; smime-type=" + type + ";\r\n");
        for (String reader : readers.keySet()) {
            DecryptOutcome.Opened opened = open(target, card(reader));
            assertThat(opened.algorithms().content()).isEqualTo(content);
            if (readers.size() == 1) {
                assertThat(opened.algorithms().key()).isEqualTo(key);
            }
            assertThat(opened.file())
                    .content(StandardCharsets.ISO_8859_1)
                    .endsWith("\u0000\r\n\r\n\u00ff\r\n--A--\r\n");
        }
    }

    @Test
    void signsFirstAndEncryptsThen() throws IOException {
        for (TestCa.Issued signer : List.of(SCHOOL, HEAD)) {
            Path entity = signed(signer, new SmimeEncryptor(book, "Encrypted message"));
            VerifyOutcome outcome =
                    new SmimeVerifier().verify(() -> Files.newInputStream(entity), home.resolve("none"));
            assertThat(((VerifyOutcome.Signed) outcome).isGood())
                    .as(outcome.toString())
                    .isTrue();
            Signature signature = ((VerifyOutcome.Signed) outcome).signatures().getFirst();
            assertThat(signature.signer()).contains(signer.certificate());
            assertThat(signature.capabilities()).isEqualTo(new Capabilities(true, true));
            assertThat(((VerifyOutcome.Signed) outcome).certificates()).contains(CA.root());
        }
    }

    @Test
    void encodesWhatIsNotSevenBitBeforeItIsSigned() throws IOException {
        String entity = Files.readString(signed(SCHOOL, new SmimeEncryptor(book, "x")), StandardCharsets.ISO_8859_1);
        assertThat(entity)
                .isASCII()
                .contains(
                        "hp=\"cipher\"\r\nContent-Transfer-Encoding: 7bit\r\n\r\n--A\r\n",
                        "Content-Transfer-Encoding: quoted-printable\r\n\r\nDear Ann, =C2=A3 1 =3D one=20\r\n--A\r\n",
                        "Content-Transfer-Encoding: base64\r\n\r\nAAoN/w==\r\n\r\n--A--\r\n");
    }

    @Test
    void putsTheOpenedMailTogetherAgain() throws IOException {
        Path entity = signed(SCHOOL, new SmimeEncryptor(book, "Encrypted message").withLegacyDisplay());
        Path restored = home.resolve("restored.eml");
        try (var in = Files.newInputStream(home.resolve("out.eml"));
                var out = Files.newOutputStream(restored)) {
            RestoredMail.write(in, entity, out);
        }
        assertThat(restored)
                .content(StandardCharsets.ISO_8859_1)
                .startsWith("From: office@oakfield.example\r\n")
                .contains(
                        "Subject: =?utf-8?Q?Zebra_=C2=A3?= plan\r\n",
                        "MIME-Version: 1.0\r\nContent-Type: multipart/signed;")
                .contains("Content-Type: text/plain; charset=utf-8;\r\n hp-legacy-display=\"1\"\r\n")
                .contains("\r\n\r\nSubject: Zebra =C2=A3 plan\r\n\r\nDear Ann")
                .doesNotContain("Encrypted message\r\nMIME", "smime.p7m");
        VerifyOutcome outcome = new SmimeVerifier().verify(() -> Files.newInputStream(restored), home.resolve("none"));
        assertThat(((VerifyOutcome.Signed) outcome).isGood()).isTrue();
    }

    private Path signed(TestCa.Issued signer, SmimeEncryptor encryptor) throws IOException {
        SigningKey key =
                new SigningKey(signer.key(), signer.certificate(), List.of(CA.root()), new Capabilities(true, true));
        Path target = home.resolve("out.eml");
        encryptor.encrypt(new ByteArrayInputStream(MAIL), List.of(ANN), Optional.of(key), target);
        return open(target, ANN_CARD).file();
    }

    private DecryptOutcome.Opened open(Path mail, TestCa.Issued card) throws IOException {
        SmimeDecryptor decryptor = new SmimeDecryptor(() -> List.of(new SchoolKey(card.key(), card.certificate())));
        try (var in = Files.newInputStream(mail)) {
            return (DecryptOutcome.Opened) decryptor.decrypt(in, home.resolve("entity"));
        }
    }

    private static TestCa.Issued card(String address) {
        return switch (address) {
            case ANN -> ANN_CARD;
            case BEN -> BEN_CARD;
            default -> EVA_CARD;
        };
    }
}
