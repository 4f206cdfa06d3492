package org.postern.certs.chain;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks whether one certificate was revoked, by the JDK's own checker: revocation lists first, then OCSP. */
final class RevocationCheck {
    private static final Duration TOLERATED = Duration.ofDays(7); // how long past its end a list still serves
    private static final Duration REMEMBERED = Duration.ofMinutes(10); // an OCSP answer, so that not each mail asks

    private final RevocationLists lists;
    private final InstantSource clock;
    private final Map<X509Certificate, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(RevocationStatus status, Instant at) {}

    static {
        // The JDK would wait 15 s for each; mail waits meanwhile.
        for (String limit : List.of(
                "com.sun.security.ocsp.timeout",
                "com.sun.security.ocsp.readtimeout",
                "com.sun.security.crl.timeout",
                "com.sun.security.crl.readtimeout")) {
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, "5");
            }
        }
    }

    RevocationCheck(RevocationLists lists, InstantSource clock) {
        this.lists = lists;
        this.clock = clock;
    }

    RevocationStatus status(X509Certificate certificate, X509Certificate issuer) throws IOException {
        Pointers pointers = Pointers.of(certificate);
        List<X509CRL> known = lists.of(certificate, issuer);
        if (!pointers.any() && known.isEmpty()) {
            return new RevocationStatus.NobodyToAsk();
        }
        if (known.stream().anyMatch(this::isCurrent)) {
            return asked(certificate, issuer, known, PKIXRevocationChecker.Option.PREFER_CRLS);
        }
        if (!pointers.responders()) {
            return byOldList(certificate, known).orElseGet(() -> noAnswer(certificate));
        }
        Answer before = answers.get(certificate);
        if (before != null && clock.instant().isBefore(before.at().plus(REMEMBERED))) {
            return before.status();
        }
        // no second attempt at the list that could not be fetched just now
        RevocationStatus status = asked(certificate, issuer, known, PKIXRevocationChecker.Option.NO_FALLBACK);
        answers.put(certificate, new Answer(status, clock.instant()));
        return status;
    }

    private boolean isCurrent(X509CRL list) {
        return list.getNextUpdate() == null || list.getNextUpdate().toInstant().isAfter(clock.instant());
    }

    private RevocationStatus asked(
            X509Certificate certificate,
            X509Certificate issuer,
            List<X509CRL> known,
            PKIXRevocationChecker.Option option) {
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
            parameters.setDate(Date.from(clock.instant()));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            if (validator.getRevocationChecker() instanceof PKIXRevocationChecker checker) {
                checker.setOptions(EnumSet.of(option));
                parameters.addCertPathChecker(checker);
            }
            validator.validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
            return new RevocationStatus.Good();
        } catch (CertPathValidatorException e) {
            return e.getReason() == BasicReason.REVOKED
                    ? new RevocationStatus.Revoked(revoked(e.getCause()))
                    : byOldList(certificate, known).orElseGet(() -> noAnswer(certificate));
        } catch (GeneralSecurityException e) {
            return noAnswer(certificate);
        }
    }

    private static String revoked(@Nullable Throwable cause) {
        return cause instanceof CertificateRevokedException revoked
                ? "was revoked on " + Days.of(revoked.getRevocationDate().toInstant()) + " ("
                        + Days.words(revoked.getRevocationReason()) + ")"
                : "was revoked";
    }

    /** By a list that ran out not long ago. */
    private Optional<RevocationStatus> byOldList(X509Certificate certificate, List<X509CRL> known) {
        Instant now = clock.instant();
        Optional<X509CRL> newest = known.stream()
                .filter(list -> list.getNextUpdate() != null
                        && now.isBefore(list.getNextUpdate().toInstant().plus(TOLERATED)))
                .findFirst();
        return newest.map(list -> {
            X509CRLEntry entry = list.getRevokedCertificate(certificate);
            Instant until = list.getNextUpdate().toInstant();
            return entry == null
                    ? new RevocationStatus.GoodSoFar("its authority's revocation list ran out on " + Days.of(until)
                            + " and no newer one can be fetched")
                    : new RevocationStatus.Revoked("was revoked on "
                            + Days.of(entry.getRevocationDate().toInstant()));
        });
    }

    private static RevocationStatus noAnswer(X509Certificate certificate) {
        List<String> urls = Pointers.of(certificate).lists();
        String where = urls.isEmpty() ? "its authority does not answer" : urls.getFirst() + " gives no current list";
        return new RevocationStatus.NoAnswer("may have been revoked, which cannot be found out now: " + where);
    }
}
