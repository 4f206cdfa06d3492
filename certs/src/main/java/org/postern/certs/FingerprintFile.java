package org.postern.certs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A file of SHA-256 fingerprints, one a line. */
record FingerprintFile(Path file) {
    Set<String> all() throws IOException {
        return Files.exists(file) ? Set.copyOf(Files.readAllLines(file, StandardCharsets.US_ASCII)) : Set.of();
    }

    void add(Collection<String> fingerprints) throws IOException {
        Set<String> all = new TreeSet<>(all());
        if (all.addAll(fingerprints)) {
            write(all);
        }
    }

    /** Answers whether it was there. */
    boolean remove(String fingerprint) throws IOException {
        Set<String> all = new TreeSet<>(all());
        boolean there = all.remove(fingerprint);
        if (there) {
            write(all);
        }
        return there;
    }

    private void write(Set<String> all) throws IOException {
        PrivateFile.replace(file, (String.join("\n", all) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
