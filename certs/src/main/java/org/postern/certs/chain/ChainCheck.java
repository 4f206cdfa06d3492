package org.postern.certs.chain;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.postern.certs.chain.ChainOutcome.Fails;
import org.postern.certs.chain.ChainOutcome.Leads;
import org.postern.certs.chain.ChainOutcome.Reason;
import org.postern.certs.chain.Ways.Way;

/**
 * Checks a chain with the JDK's validator (RFC 5280 6). It is given one way at a time, because the JDK's own search for
 * a way says only that it found none.
 */
public final class ChainCheck {
    private final RevocationLists lists;
    private final RevocationCheck revocation;
    private final InstantSource clock;

    public ChainCheck(RevocationLists lists, InstantSource clock) {
        this.lists = lists;
        this.revocation = new RevocationCheck(lists, clock);
        this.clock = clock;
    }

    /** The first way up through {@code known} to one of {@code roots} that holds, or what is wrong with the first. */
    public ChainOutcome check(
            X509Certificate leaf,
            Collection<X509Certificate> roots,
            Collection<X509Certificate> known,
            Strictness strictness)
            throws IOException {
        Ways ways = Ways.up(leaf, roots, known);
        Optional<Fails> first = Optional.empty();
        for (Way way : ways.found()) {
            switch (checked(way, strictness)) {
                case Leads leads -> {
                    return leads;
                }
                case Fails fails -> first = first.or(() -> Optional.of(fails));
            }
        }
        return first.isPresent() ? first.get() : nowhere(ways);
    }

    /** Fetches the revocation lists of a chain that are past half their life. */
    public void refresh(X509Certificate leaf, Collection<X509Certificate> roots, Collection<X509Certificate> known)
            throws IOException {
        for (Way way : Ways.up(leaf, roots, known).found()) {
            for (int i = 0; i < way.path().size(); i++) {
                lists.refresh(way.path().get(i), way.issuerOf(i));
            }
        }
    }

    private static Fails nowhere(Ways ways) {
        X509Certificate top = ways.deadEnd().getLast();
        String issuer = top.getIssuerX500Principal().getName();
        if (ways.forged()) {
            return new Fails(
                    Reason.BROKEN_CHAIN,
                    "has a broken chain: what names \"" + issuer
                            + "\" as its issuer was not signed with that issuer's key");
        }
        if (top.getIssuerX500Principal().equals(top.getSubjectX500Principal())) {
            return new Fails(
                    Reason.UNKNOWN_ISSUER,
                    "was issued below \"" + issuer + "\", which is not one of the school's roots for e-mail");
        }
        return ways.deadEnd().size() == 1
                ? new Fails(
                        Reason.UNKNOWN_ISSUER,
                        "was issued by \"" + issuer
                                + "\", which is neither known here nor one of the school's roots for e-mail")
                : new Fails(
                        Reason.BROKEN_CHAIN,
                        "has a broken chain: \"" + issuer
                                + "\" is neither known here nor one of the school's roots for e-mail");
    }

    private ChainOutcome checked(Way way, Strictness strictness) throws IOException {
        Optional<Fails> problem = rules(way);
        return problem.isPresent() ? problem.get() : notRevoked(way, strictness);
    }

    private Optional<Fails> rules(Way way) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(way.root(), null)));
            parameters.setDate(Date.from(clock.instant()));
            parameters.setRevocationEnabled(false); // asked for each certificate afterwards
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(way.path()), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(explained(e, way));
        } catch (GeneralSecurityException e) {
            return Optional.of(new Fails(Reason.BROKEN_CHAIN, "has a damaged chain (" + e.getMessage() + ")"));
        }
    }

    private static Fails explained(CertPathValidatorException e, Way way) {
        boolean inPath = e.getIndex() >= 0 && e.getIndex() < way.path().size();
        X509Certificate at = inPath ? way.path().get(e.getIndex()) : way.root();
        String who = e.getIndex() == 0
                ? ""
                : "was issued below \"" + at.getSubjectX500Principal().getName() + "\", which ";
        return switch (e.getReason()) {
            case BasicReason.EXPIRED ->
                new Fails(
                        Reason.ISSUER_EXPIRED,
                        who + "expired on " + Days.of(at.getNotAfter().toInstant()));
            case BasicReason.NOT_YET_VALID ->
                new Fails(
                        Reason.ISSUER_EXPIRED,
                        who + "is valid only from " + Days.of(at.getNotBefore().toInstant()));
            case BasicReason.ALGORITHM_CONSTRAINED ->
                new Fails(Reason.WEAK, who + "uses a key or a method that is too weak");
            case BasicReason.INVALID_SIGNATURE -> new Fails(Reason.BROKEN_CHAIN, who + "is not signed by its issuer");
            case PKIXReason.INVALID_NAME ->
                new Fails(Reason.OUTSIDE_NAMES, "is made out to a name for which its authority may not issue");
            case PKIXReason.NOT_CA_CERT, PKIXReason.INVALID_KEY_USAGE, PKIXReason.PATH_TOO_LONG ->
                new Fails(Reason.NOT_ALLOWED, who + "may not issue certificates there");
            default -> new Fails(Reason.NOT_ALLOWED, who + "breaks a rule of its chain (" + e.getMessage() + ")");
        };
    }

    private ChainOutcome notRevoked(Way way, Strictness strictness) throws IOException {
        Optional<String> warning = Optional.empty();
        for (int i = way.path().size() - 1; i >= 0; i--) {
            RevocationStatus status = revocation.status(way.path().get(i), way.issuerOf(i));
            Optional<Fails> problem = problem(status, strictness);
            if (problem.isPresent()) {
                return i == 0 ? problem.get() : above(problem.get(), way.path().get(i));
            }
            if (status instanceof RevocationStatus.GoodSoFar(String sentence)) {
                warning = Optional.of(sentence);
            }
        }
        return new Leads(way.path(), way.root(), warning);
    }

    private static Optional<Fails> problem(RevocationStatus status, Strictness strictness) {
        boolean believing = strictness == Strictness.BELIEVING;
        return switch (status) {
            case RevocationStatus.Good good -> Optional.empty();
            case RevocationStatus.GoodSoFar(String sentence) ->
                believing
                        ? Optional.of(
                                new Fails(Reason.REVOCATION_UNKNOWN, "may have been revoked meanwhile: " + sentence))
                        : Optional.empty();
            case RevocationStatus.NobodyToAsk nobody ->
                believing
                        ? Optional.of(new Fails(
                                Reason.REVOCATION_UNKNOWN, "does not say where to ask whether it was revoked"))
                        : Optional.empty();
            case RevocationStatus.Revoked(String what) -> Optional.of(new Fails(Reason.REVOKED, what));
            case RevocationStatus.NoAnswer(String what) -> Optional.of(new Fails(Reason.REVOCATION_UNKNOWN, what));
        };
    }

    private static Fails above(Fails problem, X509Certificate authority) {
        return new Fails(
                problem.reason(),
                "was issued below \"" + authority.getSubjectX500Principal().getName() + "\", which " + problem.what());
    }
}
