package org.postern.certs;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.jspecify.annotations.Nullable;

/** Whether one certificate may be used to encrypt mail to one address now; trust is looked at elsewhere. */
final class CertificateChecks {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int KEY_ENCIPHERMENT = 2; // position in X.509 KeyUsage, RFC 5280 4.2.1.3
    private static final int KEY_AGREEMENT = 4; // RFC 5480 section 3: what elliptic keys need
    private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    CertificateChecks(InstantSource clock) {
        this.clock = clock;
    }

    Optional<CertificateProblem> problem(String address, X509Certificate certificate) {
        return keyProblem(address, certificate)
                .or(() -> dateProblem(address, certificate))
                .or(() -> purposeProblem(address, certificate));
    }

    private static Optional<CertificateProblem> keyProblem(String address, X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof ECPublicKey ec) {
            return isKnownCurve(ec) ? signatureProblem(address, certificate) : unsupported(address, "another curve");
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)) {
            return unsupported(address, certificate.getPublicKey().getAlgorithm());
        }
        int bits = rsa.getModulus().bitLength();
        return bits < LEAST_RSA_BITS
                ? problem(
                        address,
                        CertificateProblem.Reason.WEAK_KEY,
                        "has a key of only " + bits + " bits; at least 2048 are needed")
                : signatureProblem(address, certificate);
    }

    private static Optional<CertificateProblem> unsupported(String address, String kind) {
        return problem(
                address,
                CertificateProblem.Reason.UNSUPPORTED_KEY,
                "has a key of a kind not supported (" + kind + "); RSA, P-256 and P-384 are");
    }

    private static Optional<CertificateProblem> signatureProblem(String address, X509Certificate certificate) {
        return hasWeakSignature(certificate)
                ? problem(
                        address,
                        CertificateProblem.Reason.WEAK_KEY,
                        "is signed with an outdated method (" + certificate.getSigAlgName() + ")")
                : Optional.empty();
    }

    private static boolean isKnownCurve(ECPublicKey key) {
        return Stream.of("P-256", "P-384")
                .map(ECNamedCurveTable::getByName)
                .anyMatch(curve -> curve.getN().equals(key.getParams().getOrder()));
    }

    private Optional<CertificateProblem> dateProblem(String address, X509Certificate certificate) {
        Instant now = clock.instant();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            return problem(address, CertificateProblem.Reason.EXPIRED, "expired on " + DAY.format(until));
        }
        return now.isBefore(from)
                ? problem(address, CertificateProblem.Reason.NOT_YET_VALID, "is valid only from " + DAY.format(from))
                : Optional.empty();
    }

    private static Optional<CertificateProblem> purposeProblem(String address, X509Certificate certificate) {
        try {
            List<String> named = MailAddresses.of(certificate);
            if (!named.contains(MailAddresses.comparable(address))) {
                String whose = named.isEmpty() ? "no mail address" : String.join(", ", named);
                return problem(address, CertificateProblem.Reason.WRONG_ADDRESS, "is made out to " + whose);
            }
            return isForEmail(certificate)
                    ? Optional.empty()
                    : problem(address, CertificateProblem.Reason.NOT_FOR_EMAIL, "is not meant for encrypting mail");
        } catch (CertificateParsingException e) {
            return problem(address, CertificateProblem.Reason.CORRUPT, "is damaged");
        }
    }

    // RFC 5280 4.2.1.3 and 4.2.1.12: an extension that is absent restricts nothing.
    private static boolean isForEmail(X509Certificate certificate) throws CertificateParsingException {
        boolean[] usage = certificate.getKeyUsage();
        List<String> purposes = certificate.getExtendedKeyUsage();
        int needed = certificate.getPublicKey() instanceof ECPublicKey ? KEY_AGREEMENT : KEY_ENCIPHERMENT;
        boolean enciphers = usage == null || usage[needed];
        return enciphers && (purposes == null || purposes.contains(EMAIL_PROTECTION) || purposes.contains(ANY_PURPOSE));
    }

    private static boolean hasWeakSignature(X509Certificate certificate) {
        String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (name.contains("PSS")) {
            return hasWeakPssDigest(certificate.getSigAlgParams());
        }
        return name.startsWith("SHA1") || name.startsWith("MD");
    }

    // RFC 4055 3.1: parameters left out mean SHA-1.
    private static boolean hasWeakPssDigest(byte @Nullable [] parameters) {
        try {
            return parameters == null
                    || RSASSAPSSparams.getInstance(parameters)
                            .getHashAlgorithm()
                            .getAlgorithm()
                            .equals(OIWObjectIdentifiers.idSHA1);
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }

    private static Optional<CertificateProblem> problem(String address, CertificateProblem.Reason reason, String what) {
        return Optional.of(
                new CertificateProblem(address, reason, "The certificate for " + address + " " + what + "."));
    }
}
