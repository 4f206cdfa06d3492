package org.postern.certs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The certificate files of one folder, read again only when a file changed. */
final class CertificateFiles {
    private static final List<String> ENDINGS = List.of(".pem", ".crt", ".cer", ".der", ".p7b", ".p7c");

    /** One file's certificates; none when it cannot be read as certificates. */
    record Entry(Path file, FileTime changed, long size, List<X509Certificate> certificates) {
        String name() {
            return file.getFileName().toString().toLowerCase(Locale.ROOT);
        }

        // A file may be named after its address: alice@home.example.pem or alice@home.example_4A00FF12.pem.
        boolean isNamedFor(String address) {
            String plain = fileName(address);
            boolean bare = name().startsWith(plain + ".") && ENDINGS.contains(name().substring(plain.length()));
            return bare || name().startsWith(plain + "_");
        }
    }

    private final Path folder;
    private Map<String, Entry> known = Map.of();

    CertificateFiles(Path folder) {
        this.folder = folder;
    }

    synchronized List<Entry> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Map<String, Entry> now = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(CertificateFiles::isCertificateFile).toList()) {
                now.put(file.toString(), current(file));
            }
        }
        known = now;
        return List.copyOf(now.values());
    }

    private Entry current(Path file) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Entry old = known.get(file.toString());
        if (old != null && old.changed().equals(changed) && old.size() == size) {
            return old;
        }
        try {
            return new Entry(file, changed, size, parse(Files.readAllBytes(file)));
        } catch (CertificateException unreadable) {
            return new Entry(file, changed, size, List.of());
        }
    }

    private static boolean isCertificateFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** An address as a file name: everything a file system or shell might read differently becomes "-". */
    static String fileName(String address) {
        return MailAddresses.comparable(address)
                .replaceAll("[^a-z0-9.@+-]", "-")
                .replaceFirst("^\\.", "-");
    }

    /** PEM (also several in one file), DER or PKCS #7; at least one certificate. */
    static List<X509Certificate> parse(byte[] content) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (var certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content))) {
            if (certificate instanceof X509Certificate x509) {
                certificates.add(x509);
            }
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("There is no certificate in it");
        }
        return List.copyOf(certificates);
    }
}
