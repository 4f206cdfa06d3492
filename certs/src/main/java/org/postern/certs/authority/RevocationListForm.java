package org.postern.certs.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** A list of revoked certificates, version 2 with a number (RFC 5280 5). */
record RevocationListForm(Instant from, Duration life, Optional<X509CRL> before) {
    X509CRL signed(Signer signer, Collection<Issued> revoked) throws IOException {
        JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(signer.certificate(), Date.from(from));
        builder.setNextUpdate(Date.from(from.plus(life)));
        for (Issued issued : revoked) {
            Issued.Revoked how = issued.revoked().orElseThrow();
            Instant at =
                    how.at().isBefore(from) ? how.at() : from; // the JDK overlooks what is revoked this very second
            builder.addCRLEntry(issued.serial(), Date.from(at), how.reason().code());
        }
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(signer.certificate().getPublicKey()));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number()));
            return new JcaX509CRLConverter().getCRL(builder.build(Signer.content(signer.key())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("The revocation list cannot be signed: " + e.getMessage(), e);
        }
    }

    // Numbers must grow even if the list before was lost with a disk, so the seconds of the clock are the least.
    private BigInteger number() {
        BigInteger seconds = BigInteger.valueOf(from.getEpochSecond());
        return before.map(RevocationListForm::numberOf)
                .map(last -> last.add(BigInteger.ONE))
                .orElse(seconds)
                .max(seconds);
    }

    static BigInteger numberOf(X509CRL list) {
        byte[] value = list.getExtensionValue(Extension.cRLNumber.getId());
        try {
            return value == null
                    ? BigInteger.ZERO
                    : ASN1Integer.getInstance(JcaX509ExtensionUtils.parseExtensionValue(value))
                            .getValue();
        } catch (IOException | IllegalArgumentException damaged) {
            return BigInteger.ZERO;
        }
    }

    /** From half its life on it is time for the next one. */
    static boolean isDueForRenewal(X509CRL list, Instant now) {
        Instant from = list.getThisUpdate().toInstant();
        Instant until = list.getNextUpdate().toInstant();
        return !now.isBefore(from.plus(Duration.between(from, until).dividedBy(2)));
    }
}
