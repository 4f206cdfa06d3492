package org.postern.certs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The SHA-256 fingerprint by which people compare a certificate, in the colon form of {@code openssl x509}. */
public final class Fingerprint {
    private Fingerprint() {}

    /** For example {@code 4A:00:...}, 32 pairs. */
    public static String of(X509Certificate certificate) {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest(certificate));
    }

    /** The form that {@link #of} gives, of what a person wrote with or without colons, spaces and capitals. */
    public static Optional<String> parse(String written) {
        String digits = written.replaceAll("[:\\s]", "").toUpperCase(Locale.ROOT);
        return digits.matches("[0-9A-F]{64}")
                ? Optional.of(String.join(":", digits.split("(?<=\\G..)")))
                : Optional.empty();
    }

    private static byte[] digest(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("A parsed certificate has an encoding", impossible);
        }
    }
}
