package org.postern.certs.chain;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
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
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * What a test's certificate shall say; begins as a good one.
 *
 * @param name a mail address, or an authority's name
 */
public record TestForm(
        String name,
        boolean authority,
        Instant from,
        Instant until,
        int usage,
        KeyPurposeId purpose,
        Optional<String> list,
        Optional<String> responder,
        Optional<String> domain,
        String keyName) {

    public static TestForm mailbox(String address) {
        return new TestForm(
                address,
                false,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-06-01T00:00:00Z"),
                KeyUsage.digitalSignature | KeyUsage.keyEncipherment,
                KeyPurposeId.id_kp_emailProtection,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "leaf");
    }

    public static TestForm authority(String name) {
        return new TestForm(
                name,
                true,
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2035-01-01T00:00:00Z"),
                KeyUsage.keyCertSign | KeyUsage.cRLSign,
                KeyPurposeId.id_kp_emailProtection,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "authority " + name);
    }

    public TestForm valid(String first, String last) {
        return new TestForm(
                name,
                authority,
                Instant.parse(first),
                Instant.parse(last),
                usage,
                purpose,
                list,
                responder,
                domain,
                keyName);
    }

    public TestForm usage(int bits) {
        return new TestForm(name, authority, from, until, bits, purpose, list, responder, domain, keyName);
    }

    public TestForm purpose(KeyPurposeId id) {
        return new TestForm(name, authority, from, until, usage, id, list, responder, domain, keyName);
    }

    public TestForm listedAt(String url) {
        return new TestForm(name, authority, from, until, usage, purpose, Optional.of(url), responder, domain, keyName);
    }

    public TestForm answeredAt(String url) {
        return new TestForm(name, authority, from, until, usage, purpose, list, Optional.of(url), domain, keyName);
    }

    public TestForm onlyFor(String allowed) {
        return new TestForm(
                name, authority, from, until, usage, purpose, list, responder, Optional.of(allowed), keyName);
    }

    public TestForm key(String other) {
        return new TestForm(name, authority, from, until, usage, purpose, list, responder, domain, other);
    }

    TestPki.Made sign(X500Principal issuer, KeyPair issuerKey, KeyPair own) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    TestPki.nextSerial(),
                    Date.from(from),
                    Date.from(until),
                    new X500Principal("CN=" + name),
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (!authority) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.rfc822Name, name)));
            }
            pointers(builder);
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate());
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new TestPki.Made(certificate, own);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pointers(JcaX509v3CertificateBuilder builder) throws IOException {
        if (list.isPresent()) {
            DistributionPointName at = new DistributionPointName(new GeneralNames(url(list.get())));
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(at, null, null)
            }));
        }
        if (responder.isPresent()) {
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, url(responder.get())));
        }
        if (domain.isPresent()) {
            GeneralSubtree only = new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, domain.get()));
            builder.addExtension(
                    Extension.nameConstraints, false, new NameConstraints(new GeneralSubtree[] {only}, null));
        }
    }

    private static GeneralName url(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }
}
