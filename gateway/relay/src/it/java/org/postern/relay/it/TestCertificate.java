package org.postern.relay.it;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A recipient's self-made certificate and key as PEM files, to be opened with the real {@code openssl}. */
record TestCertificate(Path certificate, Path key) {
    static TestCertificate of(Path folder, String address) throws Exception {
        return of(folder, address, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2046-01-01T00:00:00Z"));
    }

    static TestCertificate of(Path folder, String address, Instant from, Instant until) throws Exception {
        return of(folder, address, from, until, 2048);
    }

    /** One whose key is too short. */
    static TestCertificate weak(Path folder, String address) throws Exception {
        return of(folder, address, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2046-01-01T00:00:00Z"), 1024);
    }

    private static TestCertificate of(Path folder, String address, Instant from, Instant until, int bits)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=" + address.replace("@", " at "));
        X509CertificateHolder holder = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(from),
                        Date.from(until),
                        name,
                        pair.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        String file = address.replace('@', '_') + "-" + System.nanoTime();
        return new TestCertificate(
                written(folder.resolve(file + ".pem"), holder),
                written(folder.resolve(file + ".key"), pair.getPrivate()));
    }

    private static Path written(Path file, Object what) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        }
        return Files.writeString(file, text.toString());
    }

    /** What openssl makes of an encrypted mail; fails if this key does not open it. */
    byte[] decrypt(byte[] mail) throws Exception {
        Path in = Files.write(key.resolveSibling("encrypted.eml"), mail);
        Path out = key.resolveSibling("decrypted.eml");
        String answer = openssl(
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "SMIME",
                "-in",
                in.toString(),
                "-recip",
                certificate.toString(),
                "-inkey",
                key.toString(),
                "-out",
                out.toString());
        if (!answer.isBlank()) {
            throw new IOException(answer);
        }
        return Files.readAllBytes(out);
    }

    /** Keeps it as a key of the school's, as PKCS #12. */
    void keep(Path folder, String password) throws Exception {
        Path file = folder.resolve(key.getFileName().toString().replace(".key", ".p12"));
        openssl(
                "pkcs12",
                "-export",
                "-inkey",
                key.toString(),
                "-in",
                certificate.toString(),
                "-out",
                file.toString(),
                "-passout",
                "pass:" + password);
        Files.writeString(folder.resolve("password"), password + "\n");
        for (Path secret : List.of(file, folder.resolve("password"))) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** That entity, encrypted for its owner; the header is that of the encrypted entity only. */
    byte[] encrypted(byte[] entity, String cipher) throws Exception {
        return made(entity, "-encrypt", "-binary", cipher, "-recip", certificate.toString());
    }

    /** That entity, signed by its owner. */
    byte[] signed(byte[] entity, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-sign", "-binary", "-md", "sha256"));
        all.addAll(List.of(options));
        all.addAll(List.of("-signer", certificate.toString(), "-inkey", key.toString()));
        return made(entity, all.toArray(String[]::new));
    }

    private byte[] made(byte[] entity, String... how) throws Exception {
        Path in = Files.write(key.resolveSibling("entity.eml"), entity);
        Path out = key.resolveSibling("made.eml");
        List<String> arguments = new ArrayList<>(List.of("cms"));
        arguments.addAll(List.of(how));
        arguments.addAll(List.of("-in", in.toString(), "-out", out.toString()));
        openssl(arguments.toArray(String[]::new));
        return Files.readAllBytes(out);
    }

    /** The content, if openssl finds its signature good; who vouches for the signer is not asked. */
    String verify(byte[] mail) throws Exception {
        Path in = Files.write(key.resolveSibling("signed.eml"), mail);
        Path out = key.resolveSibling("verified.eml");
        openssl(
                "cms",
                "-verify",
                "-noverify",
                "-inform",
                "SMIME",
                "-in",
                in.toString(),
                "-certfile",
                certificate.toString(),
                "-out",
                out.toString());
        return Files.readString(out);
    }

    /** How many people can open it, as openssl shows the CMS. */
    static int readers(Path folder, byte[] mail) throws Exception {
        Path in = Files.write(folder.resolve("shown.eml"), mail);
        String shown = openssl("cms", "-cmsout", "-print", "-inform", "SMIME", "-in", in.toString());
        return shown.split("d.ktri:", -1).length - 1;
    }

    private static String openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("openssl " + process.exitValue() + ": " + out);
        }
        return out;
    }
}
