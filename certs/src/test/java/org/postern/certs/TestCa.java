package org.postern.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A throw-away authority for tests: issues good, expired, weak, misaddressed and elliptic certificates. */
public final class TestCa {
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-25T09:00:00Z"));

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private final X500Principal name;
    private final KeyPair pair;
    private final X509Certificate root;

    public record Issued(X509Certificate certificate, PrivateKey key) {
        public byte[] pem() {
            return Pem.certificate(certificate);
        }

        public Path write(Path folder, String file) throws IOException {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(file), pem());
        }

        public Path writeKey(Path folder, String file) throws IOException {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
            return Files.write(
                    folder.resolve(file),
                    ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    public TestCa(String commonName) {
        name = new X500Principal("CN=" + commonName);
        pair = keys("RSA2048 " + commonName);
        Leaf self = new Leaf(
                Optional.empty(),
                name.getName(),
                "RSA2048",
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2035-01-01T00:00:00Z"),
                Optional.of(KeyUsage.keyCertSign),
                Optional.empty(),
                "SHA256withRSA");
        root = sign(builder(name, pair, self.from(), self.until()), pair, true, self);
    }

    public X509Certificate root() {
        return root;
    }

    public Issued issue(Leaf leaf) {
        return issue(leaf, false);
    }

    /** A person's certificate that says CA:TRUE, as "openssl req -x509" makes it. */
    Issued issueAsAuthority(Leaf leaf) {
        return issue(leaf, true);
    }

    private Issued issue(Leaf leaf, boolean authority) {
        KeyPair own = keys(leaf.keyKind());
        var builder = builder(new X500Principal(leaf.subject()), own, leaf.from(), leaf.until());
        return new Issued(sign(builder, own, authority, leaf), own.getPrivate());
    }

    private JcaX509v3CertificateBuilder builder(X500Principal subject, KeyPair own, Instant from, Instant until) {
        return new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(SERIAL.incrementAndGet()),
                Date.from(from),
                Date.from(until),
                subject,
                own.getPublic());
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair own, boolean authority, Leaf leaf) {
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(own.getPublic()));
            describe(builder, leaf);
            var signer = new JcaContentSignerBuilder(leaf.signature())
                    .setProvider(new BouncyCastleProvider())
                    .build(pair.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void describe(JcaX509v3CertificateBuilder builder, Leaf leaf) throws IOException {
        if (leaf.san().isPresent()) {
            var san = new GeneralNames(
                    new GeneralName(GeneralName.rfc822Name, leaf.san().get()));
            builder.addExtension(Extension.subjectAlternativeName, false, san);
        }
        if (leaf.usage().isPresent()) {
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(leaf.usage().get()));
        }
        if (leaf.purpose().isPresent()) {
            var purpose = new ExtendedKeyUsage(leaf.purpose().get());
            builder.addExtension(Extension.extendedKeyUsage, false, purpose);
        }
    }

    private static KeyPair keys(String kind) {
        return KEYS.computeIfAbsent(kind, TestCa::generate);
    }

    private static KeyPair generate(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.substring(0, kind.startsWith("EC") ? 2 : 3));
            generator.initialize(bits(kind));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // "RSA2048 someone", "EC" for P-256, "EC384"
    private static int bits(String kind) {
        if (kind.startsWith("RSA")) {
            return Integer.parseInt(kind.substring(3, 7));
        }
        return kind.length() > 2 && kind.charAt(2) != ' ' ? Integer.parseInt(kind.substring(2, 5)) : 256;
    }
}
