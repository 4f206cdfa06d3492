package org.postern.relay.smime;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postern.certs.CertificateBook;
import org.postern.certs.Judged;
import org.postern.certs.MailAddresses;
import org.postern.certs.TrustLevel;
import org.postern.certs.chain.ChainOutcome;
import org.postern.certs.chain.Strictness;
import org.postern.certs.cms.Signature;
import org.postern.certs.cms.SignatureCheck;
import org.postern.certs.cms.VerifyOutcome;
import org.postern.message.Address;

/** What the signatures of a mail tell its reader. */
record Signers(CertificateBook book, InstantSource clock) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._%+@-]{3,120}");

    /**
     * Half a sentence, or why the mail must not go on.
     *
     * @param words in plain ASCII, such as {@code signed by ann@clinic.example, verified}
     * @param broken one plain sentence; then the words do not count
     */
    record Said(String words, boolean verified, Optional<String> broken) {
        static Said of(String words) {
            return new Said(words, false, Optional.empty());
        }
    }

    /** @param authors whom the mail names in From, where it was checked */
    Said about(VerifyOutcome outcome, List<Address> authors) throws IOException {
        return switch (outcome) {
            case VerifyOutcome.NotSigned none -> Said.of("not signed");
            case VerifyOutcome.CertificatesOnly only -> Said.of("not signed");
            case VerifyOutcome.Damaged(String reason) -> new Said("", false, Optional.of(reason));
            case VerifyOutcome.Signed signed -> about(signed, authors);
        };
    }

    private Said about(VerifyOutcome.Signed signed, List<Address> authors) throws IOException {
        for (Signature signature : signed.signatures()) {
            if (signature.check() instanceof SignatureCheck.Bad(String reason)) {
                return new Said("", false, Optional.of(reason));
            }
        }
        Said last = Said.of("signed, but by nobody who can be named");
        for (Signature signature : signed.signatures()) {
            last = about(signature, authors, signed.certificates());
            if (last.verified()) {
                return last;
            }
        }
        return last;
    }

    private Said about(Signature signature, List<Address> authors, List<X509Certificate> further) throws IOException {
        if (signature.signer().isEmpty()) {
            return Said.of("signed, but by nobody who can be named");
        }
        X509Certificate certificate = signature.signer().get();
        Optional<Address> author = authors.stream()
                .filter(address -> KeyOwners.isFor(certificate, address))
                .findFirst();
        if (author.isEmpty()) {
            return Said.of("signed by " + named(certificate) + ", who is not its sender");
        }
        String who = "signed by " + plain(author.get().toString());
        if (!(signature.check() instanceof SignatureCheck.Good)) {
            return Said.of(who + ", but by an outdated method that proves nothing");
        }
        Optional<String> doubt = doubt(certificate, author.get(), further);
        return doubt.isEmpty()
                ? new Said(who + ", verified", true, Optional.empty())
                : Said.of(who + ", but its certificate " + doubt.get());
    }

    /** Why the certificate proves nothing; empty if it does. */
    private Optional<String> doubt(X509Certificate certificate, Address author, List<X509Certificate> further)
            throws IOException {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            return Optional.of("is out of date");
        }
        for (Judged known : book.judged(author.toString())) {
            if (known.recipient().certificate().equals(certificate)) {
                TrustLevel level = known.standing().level();
                if (level == TrustLevel.BLOCKED) {
                    return Optional.of("was blocked by an administrator");
                }
                if (level == TrustLevel.PINNED && known.standing().problem().isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return switch (book.chain(certificate, further, Strictness.BELIEVING)) {
            case ChainOutcome.Leads leads -> Optional.empty();
            case ChainOutcome.Fails(ChainOutcome.Reason reason, String what) -> Optional.of(words(reason));
        };
    }

    /** Fixed words: the full reason quotes names that whoever made the certificate has chosen. */
    private static String words(ChainOutcome.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ISSUER, BROKEN_CHAIN -> "was issued by nobody the school trusts";
            case ISSUER_EXPIRED -> "was issued by an authority whose time is over";
            case OUTSIDE_NAMES, NOT_ALLOWED -> "was issued by an authority that may not issue it";
            case WEAK -> "was made by a method that is too weak";
            case REVOKED -> "was revoked";
            case REVOCATION_UNKNOWN -> "may have been revoked, for nobody could be asked";
        };
    }

    private static String named(X509Certificate certificate) {
        try {
            return MailAddresses.of(certificate).stream()
                    .findFirst()
                    .map(Signers::plain)
                    .orElse("somebody");
        } catch (CertificateParsingException e) {
            return "somebody";
        }
    }

    /** The certificate is the sender's; nothing of it may end the line or begin another. */
    private static String plain(String address) {
        return PLAIN.matcher(address).matches() ? address : "somebody";
    }
}
