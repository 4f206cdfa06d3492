package org.postern.certs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which certificates are believed: those pinned by fingerprint, and those issued below a root of the school's. */
final class Trust {
    private final Path pins;
    private final Optional<CertificateFiles> roots;
    private final InstantSource clock;

    Trust(Path folder, Optional<Path> roots, InstantSource clock) {
        this.pins = folder.resolve("pinned");
        this.roots = roots.map(CertificateFiles::new);
        this.clock = clock;
    }

    synchronized void pin(Collection<String> fingerprints) throws IOException {
        Set<String> all = new TreeSet<>(pinned());
        all.addAll(fingerprints);
        PrivateFile.replace(pins, (String.join("\n", all) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    boolean covers(X509Certificate certificate, Collection<X509Certificate> intermediates) throws IOException {
        return pinned().contains(Fingerprint.of(certificate)) || chains(certificate, intermediates);
    }

    private Set<String> pinned() throws IOException {
        return Files.exists(pins) ? Set.copyOf(Files.readAllLines(pins, StandardCharsets.US_ASCII)) : Set.of();
    }

    private boolean chains(X509Certificate certificate, Collection<X509Certificate> intermediates) throws IOException {
        Set<TrustAnchor> anchors = anchors();
        if (anchors.isEmpty()) {
            return false;
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setDate(Date.from(clock.instant()));
            parameters.setRevocationEnabled(false); // no revocation lists are kept yet
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(intermediates)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException noChain) {
            return false;
        }
    }

    private Set<TrustAnchor> anchors() throws IOException {
        List<CertificateFiles.Entry> entries = roots.isPresent() ? roots.get().entries() : List.of();
        return entries.stream()
                .flatMap(e -> e.certificates().stream())
                .map(c -> new TrustAnchor(c, null))
                .collect(Collectors.toSet());
    }
}
