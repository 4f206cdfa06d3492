package org.postern.certs.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages published as examples; where they are from says vectors.md beside them. */
class VectorsTest {
    private static final String SAMPLE = "This is some sample content.";

    @TempDir
    Path home;

    @Test
    void opensTheEnvelopeOfRfc4134() throws IOException, GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(bytes("rfc4134-bob.key.txt"))));
        X509Certificate bob = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(bytes("rfc4134-bob.pem")));
        DecryptOutcome outcome = new SmimeDecryptor(() -> List.of(new SchoolKey(key, bob)))
                .decrypt(new ByteArrayInputStream(mail("rfc4134-5.1.txt")), home.resolve("out"));
        assertThat(outcome)
                .isEqualTo(new DecryptOutcome.Opened(
                        home.resolve("out"),
                        new Algorithms("triple DES", "RSA PKCS #1", false),
                        bob,
                        List.of(OpenWarning.OUTDATED_CIPHER, OpenWarning.NOT_AUTHENTICATED)));
        assertThat(home.resolve("out")).hasContent(SAMPLE);
    }

    @ParameterizedTest
    @CsvSource({
        "rfc9216-alice-pss.txt, RSA PSS SHA-256, CN=Alice Lovelace",
        "rfc9216-carlos-ed25519.txt, Ed25519 SHA-512, CN=Carlos Turing"
    })
    void verifiesTheSignersOfRfc9216(String file, String method, String signer) throws IOException {
        byte[] mail = mail(file);
        VerifyOutcome outcome =
                new SmimeVerifier().verify(() -> new ByteArrayInputStream(mail), home.resolve("content"));
        Signature signature = ((VerifyOutcome.Signed) outcome).signatures().getFirst();
        assertThat(signature.check()).isEqualTo(new SignatureCheck.Good());
        assertThat(signature.algorithm()).isEqualToIgnoringCase(method);
        assertThat(signature.signer().map(c -> c.getSubjectX500Principal().getName()))
                .hasValueSatisfying(name -> assertThat(name).startsWith(signer));
        assertThat(home.resolve("content")).hasContent(SAMPLE);
    }

    private static byte[] mail(String file) throws IOException {
        String header =
                "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        return (header + new String(bytes(file), StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = VectorsTest.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("There is no " + file);
            }
            return in.readAllBytes();
        }
    }
}
