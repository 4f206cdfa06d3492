package org.postern.certs.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** The fields of one certificate before it is signed (RFC 5280, RFC 8550). */
final class Form {
    private static final int SERIAL_BITS = 159; // RFC 5280 4.1.2.2: 20 octets and positive
    private static final int LONGEST_NAME = 64; // X.520 ub-common-name

    private final PublicKey key;
    private final BigInteger serial;
    private final X500Principal issuer;
    private final JcaX509v3CertificateBuilder builder;

    /** From when until when it is valid. */
    record Life(Instant from, Instant until) {}

    private Form(X500Principal issuer, X500Principal subject, PublicKey key, Life life, SecureRandom random) {
        this.key = key;
        this.issuer = issuer;
        this.serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        this.builder = new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(life.from()), Date.from(life.until()), subject, key);
    }

    static Form self(X500Principal name, PublicKey key, Life life, SecureRandom random) {
        return new Form(name, name, key, life, random);
    }

    static Form below(X509Certificate issuer, X500Principal subject, PublicKey key, Life life, SecureRandom random) {
        return new Form(issuer.getSubjectX500Principal(), subject, key, life, random);
    }

    /** {@code CN=name, O=school}. */
    static X500Principal name(String school, String name) throws IOException {
        return new X500Principal(new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, shortened(school))
                .addRDN(BCStyle.CN, shortened(name))
                .build()
                .getEncoded());
    }

    static String commonName(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Arrays.stream(subject.getRDNs(BCStyle.CN))
                .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue()))
                .findFirst()
                .orElse("");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
    }

    BigInteger serial() {
        return serial;
    }

    /** An authority with at most {@code below} authorities under it. */
    Form authority(int below) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(below));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return this;
    }

    /** Not critical: gpgsm cannot use a certificate below critical ones; OpenSSL and Java heed them all the same. */
    Form onlyFor(List<String> domains) throws IOException {
        GeneralSubtree[] permitted = domains.stream()
                .map(d -> new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, d)))
                .toArray(GeneralSubtree[]::new);
        builder.addExtension(Extension.nameConstraints, false, new NameConstraints(permitted, null));
        return this;
    }

    Form mailbox(String address, Use use) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(use.keyUsage()));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)));
        return this;
    }

    Form forEmail() throws IOException {
        ExtendedKeyUsage email = new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection);
        builder.addExtension(Extension.extendedKeyUsage, false, email);
        return this;
    }

    Form listedAt(Optional<String> url) throws IOException {
        if (url.isPresent()) {
            GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, url.get());
            DistributionPoint point =
                    new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null);
            builder.addExtension(
                    Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
        }
        return this;
    }

    /** Names the authority's key by its hash alone, so that its certificate can be renewed above the same key. */
    X509Certificate signed(PrivateKey issuerKey, PublicKey issuerPublicKey) throws IOException {
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerPublicKey));
            return new JcaX509CertificateConverter().getCertificate(builder.build(Signer.content(issuerKey)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("A certificate below " + issuer + " cannot be signed: " + e.getMessage(), e);
        }
    }
}
