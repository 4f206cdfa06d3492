package org.postern.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The authorities whose certificates for e-mail the school believes, a file each. None is there from the start: the
 * JDK's roots are for web sites, and nobody checked how they treat mail addresses.
 */
public final class MailRoots {
    private final Path folder;
    private final CertificateFiles files;

    MailRoots(Path folder) {
        this.folder = folder;
        this.files = new CertificateFiles(folder);
    }

    public List<X509Certificate> all() throws IOException {
        return files.entries().stream()
                .flatMap(e -> e.certificates().stream())
                .distinct()
                .toList();
    }

    /** Adds every authority of a PEM, DER or PKCS #7 file, which may be a bundle; all or none. */
    public List<X509Certificate> add(byte[] content) throws IOException {
        List<X509Certificate> certificates;
        try {
            certificates = CertificateFiles.parse(content);
        } catch (CertificateException e) {
            throw new IOException("This is not a certificate file: " + e.getMessage(), e);
        }
        for (X509Certificate certificate : certificates) {
            if (certificate.getBasicConstraints() < 0) {
                throw new IOException("The certificate " + Fingerprint.of(certificate) + " of \""
                        + certificate.getSubjectX500Principal().getName()
                        + "\" is not an authority's; import it with `postern cert import`");
            }
        }
        for (X509Certificate certificate : certificates) {
            PrivateFile.replace(folder.resolve(fileName(certificate)), Pem.certificate(certificate));
        }
        return certificates;
    }

    /** Takes one away; answers it, or nothing if it was not there. */
    public Optional<X509Certificate> remove(String fingerprint) throws IOException {
        Optional<X509Certificate> found = all().stream()
                .filter(c -> Fingerprint.of(c).equals(fingerprint))
                .findFirst();
        List<Path> gone = new ArrayList<>();
        for (CertificateFiles.Entry entry : files.entries()) {
            if (found.isPresent() && entry.certificates().equals(List.of(found.get()))) {
                gone.add(entry.file());
            } else if (found.isPresent() && entry.certificates().contains(found.get())) {
                throw new IOException(entry.file() + " holds other roots as well; take it out of the file by hand");
            }
        }
        for (Path file : gone) {
            Files.delete(file);
        }
        return found;
    }

    private static String fileName(X509Certificate root) {
        return "root_" + Fingerprint.of(root).replace(":", "").substring(0, 32) + ".pem";
    }
}
