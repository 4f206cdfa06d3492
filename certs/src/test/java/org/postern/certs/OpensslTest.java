package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.certs.cms.Capabilities;
import org.postern.certs.cms.DecryptOutcome;
import org.postern.certs.cms.SchoolKey;
import org.postern.certs.cms.SmimeDecryptor;

/** What we write is read by a program that is not ours. */
class OpensslTest {
    private static final String ANN = SmimeEncryptorTest.ANN;

    @TempDir
    Path home;

    @BeforeEach
    void needsOpenssl() throws IOException, InterruptedException {
        boolean present;
        try {
            present = run("version").equals(0);
        } catch (IOException missing) {
            present = false;
        }
        if (System.getenv("CI") == null) {
            assumeTrue(present, "openssl is not installed; the build server has it");
        }
        assertThat(present).as("openssl runs").isTrue();
    }

    @Test
    void decryptsASimpleMail() throws IOException, InterruptedException {
        assertThat(decrypted(SmimeEncryptorTest.MAIL))
                .contains("Subject: Zebra plan for\r\n Tom\r\n", "hp=\"cipher\"")
                .endsWith("\r\n\r\nDear Ann, the zebra bit Tom \u00a3.\r\n");
    }

    @Test
    void decryptsANestedMultipartWithLoneLineFeeds() throws IOException, InterruptedException {
        String body = "--A\nContent-Type: multipart/alternative; boundary=B\n\n--B\n\nplain \u00e9\n--B--\n--A--\n";
        assertThat(decrypted("Subject: n\nContent-Type: multipart/mixed; boundary=A\n\n" + body))
                .endsWith("\r\n\r\n" + body.replace("\n", "\r\n"));
    }

    @Test
    void decryptsABinaryBodyByteForByte() throws IOException, InterruptedException {
        String body = "\u0000\n\r\u00ff\r\n\n".repeat(20_000);
        assertThat(decrypted("Subject: b\r\nContent-Transfer-Encoding: binary\r\n\r\n" + body))
                .endsWith("\r\n\r\n" + body);
    }

    @Test
    void decryptsTwentyFiveMegabytesAndIsDecrypted() throws IOException, InterruptedException {
        TestCa.Issued ann = new TestCa("Test Root").issue(Leaf.good(ANN));
        String card = ann.write(home, "ann.pem").toString();
        String key = ann.writeKey(home, "ann.key").toString();
        CertificateBook book = CertificateBook.open(home.resolve("certificates"), TestCa.CLOCK);
        book.importCertificates(ann.pem());
        SmimeDecryptor decryptor = new SmimeDecryptor(() -> List.of(new SchoolKey(ann.key(), ann.certificate())));
        Path mail = home.resolve("mail.eml");
        Path opened = home.resolve("opened");
        Path plain = home.resolve("plain");
        for (boolean gcm : new boolean[] {false, true}) {
            new SmimeEncryptor(book, "Encrypted message")
                    .withCapabilities(r -> new Capabilities(gcm, gcm))
                    .encrypt(LargeMail.mail(), List.of(ANN), mail);
            open(decryptor, mail, opened);
            assertThat(run(
                            "cms",
                            "-decrypt",
                            "-in",
                            mail.toString(),
                            "-out",
                            plain.toString(),
                            "-recip",
                            card,
                            "-inkey",
                            key))
                    .isZero();
            assertThat(Files.mismatch(opened, plain)).isEqualTo(-1);
            String cipher = gcm ? "-aes-256-gcm" : "-aes-256-cbc";
            assertThat(run(
                            "cms",
                            "-encrypt",
                            "-binary",
                            "-stream",
                            cipher,
                            "-in",
                            plain.toString(),
                            "-out",
                            mail.toString(),
                            card))
                    .isZero();
            open(decryptor, mail, opened);
            assertThat(Files.mismatch(opened, plain)).isEqualTo(-1);
        }
    }

    private static void open(SmimeDecryptor decryptor, Path mail, Path target) throws IOException {
        try (var in = Files.newInputStream(mail)) {
            assertThat(decryptor.decrypt(in, target)).isInstanceOf(DecryptOutcome.Opened.class);
        }
    }

    @Test
    void readsTheServerKey() throws IOException, InterruptedException {
        ServerKey key = ServerKey.openOrCreate(
                home, new ServerNames(List.of("mail.oakfield.example"), List.of()), TestCa.CLOCK, new SecureRandom());
        String store = key.keystore().toString();
        String password = "file:" + key.passwordFile();
        assertThat(run(
                        "pkcs12",
                        "-in",
                        store,
                        "-passin",
                        password,
                        "-nokeys",
                        "-out",
                        home.resolve("t.pem").toString()))
                .isZero();
        assertThat(home.resolve("t.pem")).content().contains("BEGIN CERTIFICATE");
    }

    private String decrypted(String mail) throws IOException, InterruptedException {
        TestCa.Issued ann = new TestCa("Test Root").issue(Leaf.good(ANN));
        CertificateBook book = CertificateBook.open(home.resolve("certificates"), TestCa.CLOCK);
        book.importCertificates(ann.pem());
        Path target = home.resolve("out.eml");
        new SmimeEncryptor(book, "Encrypted message")
                .encrypt(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)), List.of(ANN), target);
        Path plain = home.resolve("plain");
        int exit = run(
                "cms",
                "-decrypt",
                "-in",
                target.toString(),
                "-out",
                plain.toString(),
                "-recip",
                ann.write(home, "ann.pem").toString(),
                "-inkey",
                ann.writeKey(home, "ann.key").toString());
        assertThat(exit).isZero();
        return Files.readString(plain, StandardCharsets.ISO_8859_1);
    }

    private Integer run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("openssl.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
