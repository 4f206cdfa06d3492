package org.postern.relay.it;

import com.sun.net.httpserver.HttpServer;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority outside with its list of revoked certificates on loopback, and certificates in every state in which none
 * may be used. One key serves all of them but the weak one, for keys take long to make.
 */
final class Council implements AutoCloseable {
    static final String GOOD = "good@council.example";

    /** Whom nobody can write to, and what the sender hears about it. */
    static final Map<String, String> UNFIT = Map.of(
            "expired@council.example", "expired on 1 January 2025",
            "early@council.example", "is valid only from 1 January 2045",
            "revoked@council.example", "was revoked on 1 March 2026",
            "other@council.example", "is made out to somebody@council.example",
            "web@council.example", "is not meant for encrypting mail",
            "weak@council.example", "has a key of only 1024 bits",
            "strange@council.example", "\"CN=Strange Root\", which is neither known here",
            "broken@council.example", "was not signed with that issuer's key",
            "away@council.example", "cannot be found out now",
            "damaged@council.example", "cannot be read");

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2046-01-01T00:00:00Z");
    private static final BigInteger REVOKED = BigInteger.valueOf(666);

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final KeyPair key = key(2048);
    private final ContentSigner signer = signer(key);
    private final Path folder;
    private long serial = 1000;

    /** Writes its certificates into {@code folder}, each named after its owner. */
    Council(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        byte[] list = list();
        server.createContext("/list.crl", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, list.length);
                exchange.getResponseBody().write(list);
            }
        });
        server.start();
        String listed = "http://127.0.0.1:" + server.getAddress().getPort() + "/list.crl";
        ContentSigner impostor = signer(key(2048));
        write(GOOD, leaf(GOOD, FROM, UNTIL, listed).build(signer));
        write(
                "expired",
                leaf("expired", FROM, Instant.parse("2025-01-01T00:00:00Z"), listed)
                        .build(signer));
        write(
                "early",
                leaf("early", Instant.parse("2045-01-01T00:00:00Z"), UNTIL, listed)
                        .build(signer));
        write("revoked", leaf("revoked", FROM, UNTIL, listed).build(signer));
        write("other", leaf("somebody", FROM, UNTIL, listed).build(signer));
        write("web", leaf("web", FROM, UNTIL, listed).build(signer));
        write("weak", leaf("weak", FROM, UNTIL, listed).build(signer));
        write("strange", leaf("strange", FROM, UNTIL, listed).build(signer));
        write("broken", leaf("broken", FROM, UNTIL, listed).build(impostor));
        write("away", leaf("away", FROM, UNTIL, "http://127.0.0.1:1/away.crl").build(signer));
        Files.writeString(folder.resolve("damaged@council.example.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
    }

    /** Its roots, as files beside the folder; the list of the second cannot be fetched. */
    List<Path> roots() throws Exception {
        return List.of(root("Council Root"), root("Council Away"));
    }

    private Path root(String who) throws Exception {
        X500Name name = new X500Name("CN=" + who);
        X509CertificateHolder root = new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, Date.from(FROM), Date.from(UNTIL), name, key.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .build(signer);
        return pem(folder.resolveSibling(who.replace(' ', '-') + ".pem"), root);
    }

    private JcaX509v3CertificateBuilder leaf(String who, Instant from, Instant until, String list) throws Exception {
        String address = who.contains("@") ? who : who + "@council.example";
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer(who)),
                who.equals("revoked") ? REVOKED : BigInteger.valueOf(serial++),
                Date.from(from),
                Date.from(until),
                new X500Name("CN=" + who.replace('@', ' ')),
                who.equals("weak") ? key(1024).getPublic() : key.getPublic());
        KeyPurposeId purpose = who.equals("web") ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_emailProtection;
        DistributionPointName at = new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, list)));
        return (JcaX509v3CertificateBuilder) builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                .addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(at, null, null)
                }));
    }

    private static String issuer(String who) {
        return switch (who) {
            case "strange" -> "Strange Root";
            case "away" -> "Council Away";
            default -> "Council Root";
        };
    }

    private byte[] list() throws Exception {
        Instant now = Instant.now();
        X509v2CRLBuilder builder =
                new X509v2CRLBuilder(new X500Name("CN=Council Root"), Date.from(now.minusSeconds(60)));
        builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
        builder.addCRLEntry(REVOKED, Date.from(Instant.parse("2026-03-01T00:00:00Z")), 1);
        return builder.build(signer).getEncoded();
    }

    private void write(String who, X509CertificateHolder certificate) throws Exception {
        pem(folder.resolve((who.contains("@") ? who : who + "@council.example") + ".pem"), certificate);
    }

    private static Path pem(Path file, X509CertificateHolder certificate) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        return Files.writeString(file, text.toString(), StandardCharsets.US_ASCII);
    }

    private static KeyPair key(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static ContentSigner signer(KeyPair pair) throws Exception {
        return new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
