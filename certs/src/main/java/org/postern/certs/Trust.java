package org.postern.certs;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.certs.chain.ChainCheck;
import org.postern.certs.chain.ChainOutcome;
import org.postern.certs.chain.RevocationLists;
import org.postern.certs.chain.Strictness;

/** Which certificates are believed: those pinned by fingerprint, and those issued below a root of the school's. */
final class Trust {
    private final FingerprintFile pinned;
    private final FingerprintFile blocked;
    private final FingerprintFile unconfirmed;
    private final MailRoots roots;
    private final RevocationLists lists;
    private final ChainCheck chains;

    Trust(Path folder, MailRoots roots, InstantSource clock) {
        this.pinned = new FingerprintFile(folder.resolve("pinned"));
        this.blocked = new FingerprintFile(folder.resolve("blocked"));
        this.unconfirmed = new FingerprintFile(folder.resolve("unconfirmed"));
        this.roots = roots;
        this.lists = new RevocationLists(folder.resolve("revocation-lists"), clock);
        this.chains = new ChainCheck(lists, clock);
    }

    synchronized void pin(Collection<String> fingerprints) throws IOException {
        pinned.add(fingerprints);
        for (String fingerprint : fingerprints) {
            unconfirmed.remove(fingerprint);
        }
    }

    synchronized void block(String fingerprint) throws IOException {
        blocked.add(List.of(fingerprint));
    }

    synchronized boolean unblock(String fingerprint) throws IOException {
        return blocked.remove(fingerprint);
    }

    synchronized void doubt(String fingerprint) throws IOException {
        unconfirmed.add(List.of(fingerprint));
    }

    RevocationLists lists() {
        return lists;
    }

    /** Below the roots, with nothing blocked on the way. */
    ChainOutcome chain(X509Certificate certificate, Collection<X509Certificate> known, Strictness strictness)
            throws IOException {
        Set<String> forbidden = blocked.all();
        if (forbidden.contains(Fingerprint.of(certificate))) {
            return new ChainOutcome.Fails(ChainOutcome.Reason.NOT_ALLOWED, "was blocked by an administrator");
        }
        return chains.check(certificate, allowed(roots.all(), forbidden), allowed(known, forbidden), strictness);
    }

    void refresh(X509Certificate certificate, Collection<X509Certificate> known) throws IOException {
        chains.refresh(certificate, roots.all(), known);
    }

    private static List<X509Certificate> allowed(Collection<X509Certificate> all, Set<String> forbidden) {
        return all.stream()
                .filter(c -> forbidden.isEmpty() || !forbidden.contains(Fingerprint.of(c)))
                .toList();
    }

    Standing standing(Recipient recipient, Collection<X509Certificate> known) throws IOException {
        String fingerprint = recipient.fingerprint();
        if (blocked.all().contains(fingerprint)) {
            return unused(
                    recipient,
                    TrustLevel.BLOCKED,
                    CertificateProblem.Reason.BLOCKED,
                    "was blocked by an administrator");
        }
        ChainOutcome chain = chain(recipient.certificate(), known, Strictness.WRITING);
        if (pinned.all().contains(fingerprint)) {
            return pinned(recipient, chain);
        }
        return switch (chain) {
            case ChainOutcome.Leads leads ->
                unconfirmed.all().contains(fingerprint) ? doubtful(recipient) : valid(leads);
            case ChainOutcome.Fails(var reason, String what) ->
                unused(recipient, TrustLevel.UNTRUSTED, problem(reason), what(reason, what, fingerprint));
        };
    }

    private static Standing valid(ChainOutcome.Leads leads) {
        return new Standing(
                TrustLevel.CA_VALID,
                "it was issued below \""
                        + leads.root().getSubjectX500Principal().getName() + "\", one of the school's roots for e-mail",
                leads.warning(),
                Optional.empty());
    }

    // What an administrator answers for needs no chain; but an authority's word that it was revoked counts.
    private static Standing pinned(Recipient recipient, ChainOutcome chain) {
        if (chain instanceof ChainOutcome.Fails(ChainOutcome.Reason reason, String what)
                && reason == ChainOutcome.Reason.REVOKED) {
            return unused(recipient, TrustLevel.PINNED, CertificateProblem.Reason.REVOKED, what);
        }
        Optional<String> warning = chain instanceof ChainOutcome.Leads leads ? leads.warning() : Optional.empty();
        return new Standing(TrustLevel.PINNED, "an administrator imported it", warning, Optional.empty());
    }

    private static Standing doubtful(Recipient recipient) {
        return unused(
                recipient,
                TrustLevel.HARVESTED,
                CertificateProblem.Reason.UNCONFIRMED,
                "came with a signed mail and has another key than the one known before; compare it with its owner, then"
                        + " `postern cert trust " + recipient.fingerprint() + "`");
    }

    private static String what(ChainOutcome.Reason reason, String what, String fingerprint) {
        return reason == ChainOutcome.Reason.UNKNOWN_ISSUER || reason == ChainOutcome.Reason.BROKEN_CHAIN
                ? "was neither imported by an administrator nor issued by a trusted authority: it " + what
                        + " (SHA-256 " + fingerprint + ")"
                : what;
    }

    private static CertificateProblem.Reason problem(ChainOutcome.Reason reason) {
        return switch (reason) {
            case REVOKED -> CertificateProblem.Reason.REVOKED;
            case REVOCATION_UNKNOWN -> CertificateProblem.Reason.REVOCATION_UNKNOWN;
            case UNKNOWN_ISSUER -> CertificateProblem.Reason.UNTRUSTED;
            case BROKEN_CHAIN -> CertificateProblem.Reason.BROKEN_CHAIN;
            case ISSUER_EXPIRED, OUTSIDE_NAMES, NOT_ALLOWED, WEAK -> CertificateProblem.Reason.ISSUER_UNFIT;
        };
    }

    private static Standing unused(
            Recipient recipient, TrustLevel level, CertificateProblem.Reason reason, String what) {
        CertificateProblem problem = new CertificateProblem(
                recipient.address(), reason, "The certificate for " + recipient.address() + " " + what + ".");
        return new Standing(level, "it " + what, Optional.empty(), Optional.of(problem));
    }
}
