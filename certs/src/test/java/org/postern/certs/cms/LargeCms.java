package org.postern.certs.cms;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.postern.certs.Base64Lines;
import org.postern.certs.CertificateBook;
import org.postern.certs.HeaderBlock;
import org.postern.certs.LargeMail;
import org.postern.certs.Leaf;
import org.postern.certs.SmimeEncryptor;
import org.postern.certs.TestCa;

/** Signs, encrypts, opens and verifies 25 MB in the folder given; run in a Java of its own with a small heap. */
final class LargeCms {
    private static final String ANN = "ann.reed@parents.example";

    private LargeCms() {}

    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, CMSException, OperatorCreationException {
        Path home = Path.of(arguments[0]);
        TestCa ca = new TestCa("Test Root");
        TestCa.Issued ann = ca.issue(Leaf.good(ANN).usage(KeyUsage.keyEncipherment | KeyUsage.digitalSignature));
        CertificateBook book = CertificateBook.open(home.resolve("certificates"), TestCa.CLOCK);
        book.importCertificates(ann.pem());
        SigningKey signing = new SigningKey(ann.key(), ann.certificate(), List.of(), Capabilities.NONE);
        for (boolean gcm : new boolean[] {false, true}) {
            SmimeEncryptor encryptor = new SmimeEncryptor(book, "Encrypted message")
                    .withLegacyDisplay()
                    .withCapabilities(r -> new Capabilities(gcm, gcm));
            try (InputStream mail = LargeMail.mail()) {
                encryptor.encrypt(mail, List.of(ANN), Optional.of(signing), home.resolve("out.eml"));
            }
            Path opened = open(home, ann);
            expect(new SmimeVerifier().verify(() -> Files.newInputStream(opened), home.resolve("none")));
        }
        opaque(home.resolve("opaque.eml"), ann);
        expect(new SmimeVerifier()
                .verify(() -> Files.newInputStream(home.resolve("opaque.eml")), home.resolve("content")));
        if (Files.size(home.resolve("content")) < LargeMail.BYTES) {
            throw new IOException("The content is not whole");
        }
    }

    private static Path open(Path home, TestCa.Issued ann) throws IOException {
        SmimeDecryptor decryptor = new SmimeDecryptor(() -> List.of(new SchoolKey(ann.key(), ann.certificate())));
        try (InputStream mail = Files.newInputStream(home.resolve("out.eml"))) {
            if (decryptor.decrypt(mail, home.resolve("opened")) instanceof DecryptOutcome.Opened opened) {
                return opened.file();
            }
        }
        throw new IOException("It did not open");
    }

    private static void expect(VerifyOutcome outcome) throws IOException {
        if (!(outcome instanceof VerifyOutcome.Signed signed) || !signed.isGood()) {
            throw new IOException(outcome.toString());
        }
    }

    private static void opaque(Path target, TestCa.Issued ann)
            throws IOException, GeneralSecurityException, CMSException, OperatorCreationException {
        CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
        generator.addSignerInfoGenerator(TestSigned.signer("SHA256withRSA", ann));
        generator.addCertificates(new JcaCertStore(List.of(ann.certificate())));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            out.write(HeaderBlock.bytes("Content-Type: application/pkcs7-mime\r\n\r\n"));
            Base64Lines lines = new Base64Lines(out);
            try (OutputStream signed = generator.open(lines, true);
                    InputStream mail = LargeMail.mail()) {
                signed.write("Content-Type: text/plain\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                mail.transferTo(signed);
            }
            lines.finish();
        }
    }
}
