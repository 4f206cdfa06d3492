package org.postern.relay.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the first relay made at its first start, for every home after it, as a home keeps it for its own next start: the
 * readers' native libraries and the listeners' key cost as much as the rest of a start.
 */
final class FirstStart {
    private static final List<String> KEY = List.of("tls.p12", "tls.password");
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static Optional<Path> kept = Optional.empty();

    private FirstStart() {}

    /** For a home that has not been started yet. */
    static synchronized void into(Path home) throws IOException {
        if (kept.isEmpty() || Files.exists(home)) {
            return;
        }
        Files.createDirectory(home, PRIVATE);
        Path readers = Files.createDirectory(home.resolve("readers"), PRIVATE);
        link(kept.get(), readers.resolve(kept.get().getFileName()));
        Path keys = Files.createDirectory(home.resolve("keys"), PRIVATE);
        for (String file : KEY) {
            Files.copy(kept.get().resolveSibling(file), keys.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** From a home whose relay has ended. */
    static synchronized void from(Path home) throws IOException {
        Optional<Path> natives = unpacked(home);
        if (kept.isEmpty()
                && natives.isPresent()
                && Files.exists(home.resolve("keys").resolve(KEY.getFirst()))) {
            Path folder = Files.createTempDirectory("natives");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            Path copy = folder.resolve(natives.get().getFileName());
            link(natives.get(), copy);
            for (String file : KEY) {
                Path key = home.resolve("keys").resolve(file);
                Files.copy(key, folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
            }
            kept = Optional.of(copy);
        }
    }

    /** The folder that is whole, as its list of sizes is put in last. */
    private static Optional<Path> unpacked(Path home) throws IOException {
        Path readers = home.resolve("readers");
        if (!Files.isDirectory(readers)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(readers)) {
            return all.filter(folder -> Files.exists(folder.resolve("sizes"))).findFirst();
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isSymbolicLink(file)) {
                    Files.createSymbolicLink(target, Files.readSymbolicLink(file));
                } else if (Files.isDirectory(file)) {
                    Files.createDirectory(target, PRIVATE);
                } else {
                    Files.createLink(target, file);
                }
            }
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
