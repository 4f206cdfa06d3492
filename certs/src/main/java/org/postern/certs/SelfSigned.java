package org.postern.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A new key pair and the certificate it signs itself. RSA, for old printers and scanners that submit mail. */
record SelfSigned(KeyPair pair, X509Certificate certificate) {
    private static final int BITS = 2048; // NIST SP 800-57: good to 2030; 3072 makes a first start wait for seconds
    private static final Duration LIFE = Duration.ofDays(397); // the longest that browsers accept
    private static final Duration SKEW = Duration.ofHours(1); // for clients whose clock is behind

    static SelfSigned make(ServerNames names, InstantSource clock, SecureRandom random) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            KeyPair pair = generator.generateKeyPair();
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
            var holder = unsigned(pair, names, clock.instant(), random).build(signer);
            return new SelfSigned(pair, new JcaX509CertificateConverter().getCertificate(holder));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("The server certificate cannot be made", e);
        }
    }

    private static JcaX509v3CertificateBuilder unsigned(
            KeyPair pair, ServerNames names, Instant now, SecureRandom random) throws IOException {
        X500Principal self = new X500Principal("CN=Postern mail gate");
        var builder = new JcaX509v3CertificateBuilder(
                self,
                new BigInteger(127, random).setBit(126),
                Date.from(now.minus(SKEW)),
                Date.from(now.minus(SKEW).plus(LIFE)),
                self,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, general(names));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return builder;
    }

    private static GeneralNames general(ServerNames names) {
        Stream<GeneralName> dns = names.dns().stream().map(n -> new GeneralName(GeneralName.dNSName, n));
        Stream<GeneralName> ips = names.addresses().stream()
                .map(InetAddress::getHostAddress)
                .map(a -> new GeneralName(GeneralName.iPAddress, a.replaceFirst("%.*", "")));
        return new GeneralNames(Stream.concat(dns, ips).toArray(GeneralName[]::new));
    }
}
