package org.postern.certs;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The recipients' certificates: files in a folder, each checked anew at every look-up. What an administrator imported
 * is pinned and trusted by its fingerprint; what merely lies in the folder must chain to one of the roots.
 */
public final class CertificateBook {
    private final CertificateFiles files;
    private final Trust trust;
    private final CertificateChecks checks;
    private final Path folder;

    private CertificateBook(Path folder, Trust trust, InstantSource clock) {
        this.folder = folder;
        this.files = new CertificateFiles(folder);
        this.trust = trust;
        this.checks = new CertificateChecks(clock);
    }

    /** A book in {@code folder}, which trusts only what was imported. */
    public static CertificateBook open(Path folder, InstantSource clock) {
        return new CertificateBook(folder, new Trust(folder, Optional.empty(), clock), clock);
    }

    /** A book that also trusts certificates issued below one of the root certificates in {@code roots}. */
    public static CertificateBook open(Path folder, Path roots, InstantSource clock) {
        return new CertificateBook(folder, new Trust(folder, Optional.of(roots), clock), clock);
    }

    /** The certificates of a PEM, DER or PKCS #7 file; those for people are pinned, authorities kept for chains. */
    public List<ImportedCertificate> importCertificates(byte[] content) throws IOException {
        List<X509Certificate> certificates = parsed(content);
        List<ImportedCertificate> imported = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            imported.add(described(certificate));
        }
        for (int i = 0; i < imported.size(); i++) {
            PrivateFile.replace(folder.resolve(fileName(imported.get(i))), Pem.certificate(certificates.get(i)));
        }
        trust.pin(imported.stream()
                .filter(i -> !i.authority())
                .map(ImportedCertificate::fingerprint)
                .toList());
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

    /** Every address that a certificate in the book is made out to. */
    public SortedSet<String> addresses() throws IOException {
        SortedSet<String> addresses = new TreeSet<>();
        for (CertificateFiles.Entry entry : files.entries()) {
            entry.certificates().forEach(c -> addresses.addAll(addresses(c)));
        }
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

    // Of the usable certificates the one that lasts longest wins; if none is usable, the same order says why.
    private Lookup find(String address, List<CertificateFiles.Entry> entries) throws IOException {
        List<X509Certificate> known =
                entries.stream().flatMap(e -> e.certificates().stream()).toList();
        List<CertificateProblem> problems = new ArrayList<>();
        for (X509Certificate certificate : candidates(address, entries)) {
            Optional<CertificateProblem> problem = checks.problem(address, certificate);
            if (problem.isEmpty() && !trust.covers(certificate, known)) {
                problem = Optional.of(untrusted(address, certificate));
            }
            if (problem.isEmpty()) {
                return new Lookup.Usable(new Recipient(address, certificate));
            }
            problems.add(problem.get());
        }
        return new Lookup.Unusable(problems.isEmpty() ? nothing(address, entries) : problems.getFirst());
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

    private static CertificateProblem untrusted(String address, X509Certificate certificate) {
        return new CertificateProblem(
                address,
                CertificateProblem.Reason.UNTRUSTED,
                "The certificate for " + address + " was neither imported by an administrator nor issued by a trusted"
                        + " authority (SHA-256 " + Fingerprint.of(certificate) + ").");
    }

    private static List<X509Certificate> parsed(byte[] content) throws IOException {
        try {
            return CertificateFiles.parse(content);
        } catch (CertificateException e) {
            throw new IOException("This is not a certificate file: " + e.getMessage(), e);
        }
    }
}
