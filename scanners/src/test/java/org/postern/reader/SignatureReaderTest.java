package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class SignatureReaderTest {
    private static final String MAIL = "Content-Type: text/plain\r\n\r\nRing me on 07700 900123\r\n";

    @TempDir
    Path scratch;

    private static byte[] signed(boolean inside) throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2048);
        KeyPair pair = pairs.generateKeyPair();
        X500Name name = new X500Name("CN=Vendor");
        Instant now = Instant.now();
        X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, Date.from(now), Date.from(now.plusSeconds(3600)), name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .build(
                        "SHA256withRSA",
                        pair.getPrivate(),
                        new JcaX509CertificateConverter().getCertificate(certificate)));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return generator
                .generate(new CMSProcessableByteArray(MAIL.getBytes(StandardCharsets.US_ASCII)), inside)
                .getEncoded();
    }

    @Test
    void aBareSignatureIsReadAndSaysNothing() throws Exception {
        List<FileItem> items = Walks.read(scratch, "smime.p7s", signed(false)).items();
        assertThat(items).extracting(FileItem::reading).containsExactly(Reading.WHOLE);
    }

    @Test
    void whatIsSignedInsideIsReadOn() throws Exception {
        List<FileItem> items = Walks.read(scratch, "smime.p7m", signed(true)).items();
        assertThat(items).extracting(FileItem::reading).allMatch(Reading.WHOLE::equals);
        assertThat(items.stream().flatMap(item -> item.text().stream()).map(PartText::text))
                .anyMatch(text -> text.contains("07700 900123"));
    }

    @Test
    void aDamagedOneIsUnreadable() throws Exception {
        byte[] whole = signed(true);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThat(Walks.read(scratch, "smime.p7m", half).items())
                .extracting(FileItem::reading)
                .allMatch(Reading.Unreadable.class::isInstance);
    }
}
