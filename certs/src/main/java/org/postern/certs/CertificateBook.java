package org.postern.certs;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.postern.certs.chain.ChainOutcome;
import org.postern.certs.chain.RevocationLists;
import org.postern.certs.chain.Strictness;

/**
 * The recipients' certificates: files in a folder, each checked anew at every look-up. What an administrator imported
 * is pinned and trusted by its fingerprint; what merely lies in the folder must chain to one of the roots.
 */
public final class CertificateBook {
    private final CertificateFiles files;
    private final MailRoots roots;
    private final Trust trust;
    private final CertificateChecks checks;
    private final Path folder;

    private CertificateBook(Path folder, Path roots, InstantSource clock) {
        this.folder = folder;
        this.files = new CertificateFiles(folder);
        this.roots = new MailRoots(roots);
        this.trust = new Trust(folder, this.roots, clock);
        this.checks = new CertificateChecks(clock);
    }

    /** A book in {@code folder}, which believes what was imported and the roots in its folder {@code roots}. */
    public static CertificateBook open(Path folder, InstantSource clock) {
        return open(folder, folder.resolve("roots"), clock);
    }

    /** A book whose root certificates are in {@code roots}. */
    public static CertificateBook open(Path folder, Path roots, InstantSource clock) {
        return new CertificateBook(folder, roots, clock);
    }

    /** The certificates of a PEM, DER or PKCS #7 file; those for people are pinned, authorities kept for chains. */
    public List<ImportedCertificate> importCertificates(byte[] content) throws IOException {
        List<ImportedCertificate> imported = keep(parsed(content));
        trust.pin(imported.stream()
                .filter(i -> !i.authority())
                .map(ImportedCertificate::fingerprint)
                .toList());
        return imported;
    }

    /**
     * The sender's certificates in a signed mail, pinned, and the authorities above them, for chains. The signature
     * must be right and its signer be the sender.
     */
    public List<ImportedCertificate> importSignedMail(byte[] mail) throws IOException {
        SignedMail signed = SignedMail.verified(mail);
        List<ImportedCertificate> imported = new ArrayList<>(keep(signed.certificates().stream()
                .filter(CertificateBook::isAuthority)
                .toList()));
        List<ImportedCertificate> own = keep(signed.ofSender());
        trust.pin(own.stream().map(ImportedCertificate::fingerprint).toList());
        imported.addAll(own);
        return List.copyOf(imported);
    }

    /** Whether the bytes look like a mail and not like a certificate. */
    public static boolean isMail(byte[] content) {
        return SignedMail.looksLikeOne(content);
    }

    /** Keeps certificates without answering for them: each must chain to a root to be used. All or none. */
    public List<ImportedCertificate> keep(List<X509Certificate> certificates) throws IOException {
        List<ImportedCertificate> imported = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            imported.add(described(certificate));
        }
        for (int i = 0; i < imported.size(); i++) {
            PrivateFile.replace(folder.resolve(fileName(imported.get(i))), Pem.certificate(certificates.get(i)));
        }
        return List.copyOf(imported);
    }

    private static ImportedCertificate described(X509Certificate certificate) throws IOException {
        ImportedCertificate described =
                new ImportedCertificate(addresses(certificate), Fingerprint.of(certificate), isAuthority(certificate));
        if (!described.authority() && described.addresses().isEmpty()) {
            throw new IOException("The certificate " + described.fingerprint() + " is made out to no mail address");
        }
        return described;
    }

    private static String fileName(ImportedCertificate imported) {
        String owner = imported.authority()
                ? "authority"
                : CertificateFiles.fileName(imported.addresses().get(0));
        return owner + "_" + imported.fingerprint().replace(":", "").substring(0, 16) + ".pem";
    }

    // A person's self-signed certificate often says CA:TRUE ("openssl req -x509" does), so the address decides.
    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0 && addresses(certificate).isEmpty();
    }

    /** The authorities whose certificates are believed. */
    public MailRoots roots() {
        return roots;
    }

    /** The lists by which authorities revoke. */
    public RevocationLists revocationLists() {
        return trust.lists();
    }

    /** Answers for a certificate of the book from now on. */
    public void pin(String fingerprint) throws IOException {
        trust.pin(List.of(fingerprint));
    }

    /**
     * Never uses the certificate with this fingerprint, whoever issued or imported it, nor anything issued below it.
     */
    public void block(String fingerprint) throws IOException {
        trust.block(fingerprint);
    }

    /** Takes a block away; answers whether there was one. */
    public boolean unblock(String fingerprint) throws IOException {
        return trust.unblock(fingerprint);
    }

    /** Does not use a certificate until an administrator has confirmed it. */
    public void doubt(String fingerprint) throws IOException {
        trust.doubt(fingerprint);
    }

    /** Whether a certificate leads to one of the roots, with the help of the book's and of {@code further} ones. */
    public ChainOutcome chain(X509Certificate certificate, Collection<X509Certificate> further, Strictness strictness)
            throws IOException {
        List<X509Certificate> known = new ArrayList<>(certificates());
        known.addAll(further);
        return trust.chain(certificate, known, strictness);
    }

    /** Why mail to an address could not be encrypted for a certificate whoever issued it. */
    public Optional<CertificateProblem> unfit(String address, X509Certificate certificate) {
        return checks.problem(address, certificate);
    }

    /** Fetches the revocation lists that are past half their life, so that mail need not wait for them. */
    public void refreshLists() throws IOException {
        List<X509Certificate> known = certificates();
        for (X509Certificate certificate : known) {
            if (!isAuthority(certificate)) {
                trust.refresh(certificate, known);
            }
        }
    }

    /** Everything in the book, authorities too. */
    public List<X509Certificate> certificates() throws IOException {
        return files.entries().stream()
                .flatMap(e -> e.certificates().stream())
                .distinct()
                .toList();
    }

    /** Every address that a certificate in the book is made out to. */
    public SortedSet<String> addresses() throws IOException {
        SortedSet<String> addresses = new TreeSet<>();
        certificates().forEach(c -> addresses.addAll(addresses(c)));
        return addresses;
    }

    /** What there is for each address, in the same order. */
    public List<Lookup> find(List<String> addresses) throws IOException {
        List<CertificateFiles.Entry> entries = files.entries();
        List<Lookup> found = new ArrayList<>();
        for (String address : addresses) {
            found.add(find(address, entries));
        }
        return found;
    }

    /** What there is for one address. */
    public Lookup find(String address) throws IOException {
        return find(List.of(address)).get(0);
    }

    /** Every certificate for an address with what is wrong with it; the first usable one is the one used. */
    public List<Judged> judged(String address) throws IOException {
        List<CertificateFiles.Entry> entries = files.entries();
        List<Judged> judged = new ArrayList<>();
        for (X509Certificate certificate : candidates(address, entries)) {
            judged.add(judge(address, certificate, known(entries)));
        }
        return List.copyOf(judged);
    }

    // Of the usable certificates the one that lasts longest wins; if none is usable, the same order says why.
    private Lookup find(String address, List<CertificateFiles.Entry> entries) throws IOException {
        List<CertificateProblem> problems = new ArrayList<>();
        for (X509Certificate certificate : candidates(address, entries)) {
            Recipient recipient = new Recipient(address, certificate);
            Optional<CertificateProblem> problem = checks.problem(address, certificate);
            if (problem.isEmpty()) {
                problem = trust.standing(recipient, known(entries)).problem();
            }
            if (problem.isEmpty()) {
                return new Lookup.Usable(recipient);
            }
            problems.add(problem.get());
        }
        return new Lookup.Unusable(first(problems).orElseGet(() -> nothing(address, entries)));
    }

    private Judged judge(String address, X509Certificate certificate, List<X509Certificate> known) throws IOException {
        Recipient recipient = new Recipient(address, certificate);
        Standing standing = trust.standing(recipient, known);
        Optional<CertificateProblem> own = checks.problem(address, certificate);
        return new Judged(recipient, standing, own.isPresent() ? own : standing.problem());
    }

    /** A certificate that only signs says least about why there is none to encrypt for. */
    private static Optional<CertificateProblem> first(List<CertificateProblem> problems) {
        return problems.stream()
                .filter(p -> p.reason() != CertificateProblem.Reason.NOT_FOR_EMAIL)
                .findFirst()
                .or(() -> problems.stream().findFirst());
    }

    private static List<X509Certificate> known(List<CertificateFiles.Entry> entries) {
        return entries.stream().flatMap(e -> e.certificates().stream()).toList();
    }

    private static List<X509Certificate> candidates(String address, List<CertificateFiles.Entry> entries) {
        return entries.stream()
                .flatMap(e -> e.certificates().stream()
                        .filter(c -> !isAuthority(c))
                        .filter(c -> e.isNamedFor(address) || names(c, address)))
                .sorted(Comparator.comparing(X509Certificate::getNotAfter).reversed())
                .toList();
    }

    private static boolean names(X509Certificate certificate, String address) {
        return addresses(certificate).contains(MailAddresses.comparable(address));
    }

    private static List<String> addresses(X509Certificate certificate) {
        try {
            return MailAddresses.of(certificate);
        } catch (CertificateParsingException damaged) {
            return List.of();
        }
    }

    private static CertificateProblem nothing(String address, List<CertificateFiles.Entry> entries) {
        boolean damaged = entries.stream().anyMatch(e -> e.certificates().isEmpty() && e.isNamedFor(address));
        return damaged
                ? new CertificateProblem(
                        address,
                        CertificateProblem.Reason.CORRUPT,
                        "The certificate file for " + address + " cannot be read.")
                : new CertificateProblem(
                        address, CertificateProblem.Reason.NONE, "There is no certificate for " + address + ".");
    }

    private static List<X509Certificate> parsed(byte[] content) throws IOException {
        try {
            return CertificateFiles.parse(content);
        } catch (CertificateException e) {
            throw new IOException("This is not a certificate file: " + e.getMessage(), e);
        }
    }
}
