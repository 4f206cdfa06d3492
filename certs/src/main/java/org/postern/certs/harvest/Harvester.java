package org.postern.certs.harvest;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.certs.CertificateBook;
import org.postern.certs.CertificateProblem;
import org.postern.certs.Fingerprint;
import org.postern.certs.Judged;
import org.postern.certs.MailAddresses;
import org.postern.certs.TrustLevel;
import org.postern.certs.chain.ChainOutcome;
import org.postern.certs.chain.Strictness;

/**
 * Keeps certificates of verified signatures: only if the mail really came from its sender, the certificate is made out
 * to that sender, and its authority says now that it holds. A new key never takes the place of a known one by itself.
 */
public final class Harvester {
    private static final int DIGITAL_SIGNATURE = 0; // positions in X.509 KeyUsage, RFC 5280 4.2.1.3
    private static final int KEY_ENCIPHERMENT = 2;
    private static final List<String> EMAIL = List.of("1.3.6.1.5.5.7.3.4", "2.5.29.37.0");
    private static final Duration FAST_CLOCK = Duration.ofHours(1);

    private final CertificateBook book;
    private final HarvestTable table;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** {@code folder} is the book's. */
    public Harvester(CertificateBook book, Path folder, InstantSource clock) {
        this.book = book;
        this.table = new HarvestTable(folder.resolve("harvested.csv"));
        this.clock = clock;
    }

    /** Keeps what is to be kept of a signer. */
    public HarvestOutcome take(SignerSeen seen) throws IOException {
        String from = MailAddresses.comparable(seen.from());
        Optional<String> doubt = doubt(from, seen);
        if (doubt.isPresent()) {
            return new HarvestOutcome.Refused(doubt.get());
        }
        Optional<X509Certificate> encryption = seen.wished().or(() -> mayEncipher(seen.signer()));
        if (encryption.isEmpty()) {
            return new HarvestOutcome.Refused(
                    "The signer's certificate is not for encrypting, and no other one came with it.");
        }
        oneAtATime.lock();
        try {
            return keep(from, encryption.get(), seen);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** What the newest verified signature of an address announced; the least if there is none. */
    public Abilities announced(String address) throws IOException {
        return table.of(MailAddresses.comparable(address))
                .map(HarvestTable.Row::abilities)
                .orElse(Abilities.LEAST);
    }

    private Optional<String> doubt(String from, SignerSeen seen) throws IOException {
        if (!seen.authentic()) {
            return Optional.of("Nothing proves that the mail came from " + from + " (DMARC did not pass).");
        }
        if (!addresses(seen.signer()).contains(from)) {
            return Optional.of("The mail is from " + from + " but was signed by "
                    + String.join(", ", addresses(seen.signer())) + ".");
        }
        if (!may(seen.signer(), DIGITAL_SIGNATURE) || !isForEmail(seen.signer())) {
            return Optional.of("The signer's certificate is not meant for signing mail.");
        }
        return chainProblem(seen.signer(), seen.carried());
    }

    private HarvestOutcome keep(String from, X509Certificate encryption, SignerSeen seen) throws IOException {
        String fingerprint = Fingerprint.of(encryption);
        Optional<String> problem = book.unfit(from, encryption).map(CertificateProblem::sentence);
        if (problem.isEmpty() && !encryption.equals(seen.signer())) {
            problem = chainProblem(encryption, seen.carried());
        }
        if (problem.isPresent()) {
            return new HarvestOutcome.Refused(problem.get());
        }
        List<Judged> before = book.judged(from);
        if (before.stream().anyMatch(j -> j.recipient().certificate().equals(encryption))) {
            note(from, fingerprint, seen);
            return new HarvestOutcome.Known(fingerprint);
        }
        Optional<String> other = otherKey(before, encryption);
        if (other.isPresent()) {
            book.doubt(fingerprint); // first, so that it is never used in between
        }
        book.keep(withAuthorities(encryption, seen));
        if (other.isPresent()) {
            return new HarvestOutcome.Changed(fingerprint, other.get());
        }
        note(from, fingerprint, seen);
        return new HarvestOutcome.Kept(fingerprint);
    }

    /** A certificate known before for another key; one that was renewed over its key is none. */
    private static Optional<String> otherKey(List<Judged> before, X509Certificate encryption) {
        return before.stream()
                .filter(j -> j.standing().level() == TrustLevel.PINNED
                        || j.standing().level() == TrustLevel.CA_VALID)
                .filter(j -> !j.recipient().certificate().getPublicKey().equals(encryption.getPublicKey()))
                .map(j -> j.recipient().fingerprint())
                .findFirst();
    }

    private static List<X509Certificate> withAuthorities(X509Certificate encryption, SignerSeen seen) {
        List<X509Certificate> kept = new ArrayList<>(List.of(encryption));
        seen.carried().stream()
                .filter(c -> c.getBasicConstraints() >= 0 && addresses(c).isEmpty())
                .forEach(kept::add);
        return kept;
    }

    // A signing time in the future would silence every later signature.
    private void note(String from, String fingerprint, SignerSeen seen) throws IOException {
        Optional<Instant> at = seen.at().filter(t -> t.isBefore(clock.instant().plus(FAST_CLOCK)));
        if (at.isPresent()) {
            table.note(new HarvestTable.Row(from, fingerprint, at.get(), seen.abilities()));
        }
    }

    private Optional<String> chainProblem(X509Certificate certificate, List<X509Certificate> carried)
            throws IOException {
        return switch (book.chain(certificate, carried, Strictness.BELIEVING)) {
            case ChainOutcome.Leads leads -> Optional.empty();
            case ChainOutcome.Fails(var reason, String what) -> Optional.of("The signer's certificate " + what + ".");
        };
    }

    private static Optional<X509Certificate> mayEncipher(X509Certificate signer) {
        return may(signer, KEY_ENCIPHERMENT) ? Optional.of(signer) : Optional.empty();
    }

    private static boolean may(X509Certificate certificate, int use) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[use];
    }

    private static boolean isForEmail(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(EMAIL::contains);
        } catch (CertificateParsingException damaged) {
            return false;
        }
    }

    private static List<String> addresses(X509Certificate certificate) {
        try {
            return MailAddresses.of(certificate);
        } catch (CertificateParsingException damaged) {
            return List.of();
        }
    }
}
