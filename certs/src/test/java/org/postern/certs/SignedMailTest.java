package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.certs.chain.TestForm;
import org.postern.certs.chain.TestPki;
import org.postern.certs.chain.TestPki.Made;

/** Certificates taken from a signed mail that was saved as a file. */
class SignedMailTest {
    private static final String ANN = "ann.reed@council.example";
    private static final String PART = "Content-Type: text/plain\r\n\r\nThe zebra is well.\r\n";
    private static final Made ROOT = TestPki.root("Council Root");

    @TempDir
    Path folder;

    private CertificateBook book;

    @BeforeEach
    void open() {
        book = CertificateBook.open(folder, () -> TestPki.NOW);
    }

    private static Made ann() {
        return TestPki.issue(ROOT, TestForm.mailbox(ANN));
    }

    private static String signature(Made signer, String content, boolean inside) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                    .build("SHA256withRSA", signer.pair().getPrivate(), signer.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(signer.certificate(), ROOT.certificate())));
            byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
            byte[] der = generator
                    .generate(new CMSProcessableByteArray(bytes), inside)
                    .getEncoded();
            return Base64.getMimeEncoder().encodeToString(der);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String detached(String from, Made signer) {
        return "From: " + from + "\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/signed; micalg=sha-256;\r\n protocol=\"application/pkcs7-signature\";"
                + " boundary=\"b+1\"\r\n\r\nThis is signed.\r\n--b+1\r\n" + PART
                + "\r\n--b+1\r\nContent-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + signature(signer, PART, false) + "\r\n--b+1--\r\n";
    }

    private static String opaque(String from, Made signer) {
        return "From: " + from + "\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + signature(signer, PART, true) + "\r\n";
    }

    static Stream<String> good() {
        Made ann = ann();
        return Stream.of(
                detached("\"Ann, of <the> Council\" <Ann.Reed@council.example>", ann),
                detached(ANN, ann).replace("\r\n", "\n"),
                opaque(ANN, ann));
    }

    @ParameterizedTest
    @MethodSource("good")
    void givesTheSendersCertificateAndTheAuthority(String mail) throws IOException {
        byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CertificateBook.isMail(bytes)).isTrue();
        assertThat(book.importSignedMail(bytes))
                .extracting(ImportedCertificate::authority)
                .containsExactly(true, false);
        assertThat(book.judged(ANN).getFirst().standing().level()).isEqualTo(TrustLevel.PINNED);
    }

    static Stream<Arguments> bad() {
        Made ann = ann();
        Made impostor = new Made(ann.certificate(), TestPki.key("impostor"));
        return Stream.of(
                Arguments.of(detached(ANN, ann).replace("well", "ill!"), "is not right"),
                Arguments.of(detached(ANN, impostor), "is not right"),
                Arguments.of(opaque(ANN, impostor), "is not right"),
                Arguments.of(detached("bob@council.example", ann), "was signed by " + ANN),
                Arguments.of(detached(ANN + ", bob@council.example", ann), "does not name one sender"),
                Arguments.of(detached(ANN, ann).replace("boundary", "border"), "cannot be told apart"),
                Arguments.of(detached(ANN, ann).replace("\r\n--b+1", "\r\n--b+2"), "cannot be told apart"),
                Arguments.of(opaque(ANN, ann).replace("\r\n\r\nM", "\r\n\r\nX"), "cannot be read"),
                Arguments.of("From: " + ANN + "\r\nContent-Type: text/plain\r\n\r\nHello\r\n", "is not signed"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void givesNothingIfTheSignatureIsNotTheSenders(String mail, String why) throws IOException {
        assertThatThrownBy(() -> book.importSignedMail(mail.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
        assertThat(book.addresses()).isEmpty();
    }

    @Test
    void aCertificateIsNoMail() {
        assertThat(CertificateBook.isMail(Pem.certificate(ROOT.certificate()))).isFalse();
    }
}
