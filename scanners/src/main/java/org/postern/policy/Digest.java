package org.postern.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A short digest of everything that decides, so that a decision can name what decided it. */
final class Digest {
    private Digest() {}

    static String of(PolicyFiles files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(files.domains().stream().sorted().toList().toString().getBytes(StandardCharsets.UTF_8));
            for (Path root : List.of(files.policy(), files.lists(), files.directory(), files.notices())) {
                add(root, digest);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(Path root, MessageDigest digest) {
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            // the loaders report a file that cannot be read; here it only makes the digest another one
            digest.update((byte) '?');
        }
    }
}
