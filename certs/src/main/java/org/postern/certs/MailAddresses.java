package org.postern.certs;

import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** The mail addresses a certificate is made out to, and the form in which addresses are compared. */
public final class MailAddresses {
    private static final int RFC822_NAME = 1; // GeneralName tag, RFC 5280 4.2.1.6

    private MailAddresses() {}

    // RFC 8550 section 3: addresses belong in subjectAltName; only old certificates have them in the subject alone.
    public static List<String> of(X509Certificate certificate) throws CertificateParsingException {
        List<String> addresses = new ArrayList<>();
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        if (names != null) {
            for (List<?> name : names) {
                if (name.get(0) instanceof Integer tag && tag == RFC822_NAME && name.get(1) instanceof String address) {
                    addresses.add(comparable(address));
                }
            }
        }
        return addresses.isEmpty() ? inSubject(certificate) : addresses;
    }

    private static List<String> inSubject(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Arrays.stream(subject.getRDNs(BCStyle.EmailAddress))
                .map(RDN::getFirst)
                .map(pair -> comparable(IETFUtils.valueToString(pair.getValue())))
                .toList();
    }

    // No mail system in use tells local parts apart by case, whatever RFC 5321 2.4 allows.
    public static String comparable(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        try {
            return at < 0 ? lower : lower.substring(0, at + 1) + IDN.toASCII(lower.substring(at + 1));
        } catch (IllegalArgumentException noDomainName) {
            return lower;
        }
    }
}
