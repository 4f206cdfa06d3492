package org.postern.relay.cli;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import org.postern.certs.CertificateBook;
import org.postern.certs.Fingerprint;
import org.postern.certs.authority.CertificateDesk;
import org.postern.certs.keys.KeyFolder;
import org.postern.message.Address;
import org.postern.relay.Home;

/** What the commands below {@code postern cert} share. */
final class CertParts {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    private CertParts() {}

    static CertificateBook book(Home home) {
        return CertificateBook.open(home.certificates(), InstantSource.system());
    }

    static KeyFolder keys(Home home) {
        return new KeyFolder(home.privateKeys(), new SecureRandom());
    }

    static CertificateDesk desk(Home home) {
        return new CertificateDesk(home.authority(), book(home), keys(home), InstantSource.system());
    }

    static String day(Date date) {
        return DAY.format(date.toInstant());
    }

    static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    static String address(String text) throws Stop {
        return Address.parse(text)
                .orElseThrow(
                        () -> Stop.wrong("\"" + text + "\" is not an address; write one such as name@school.example"))
                .toString();
    }

    static String fingerprint(String text) throws Stop {
        return Fingerprint.parse(text)
                .orElseThrow(() -> Stop.wrong("\"" + text
                        + "\" is not a SHA-256 fingerprint of 64 hex digits; `postern cert list` shows them"));
    }
}
