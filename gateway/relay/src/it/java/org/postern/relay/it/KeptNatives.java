package org.postern.relay.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The readers' native libraries as the first relay unpacked them, for every home after it, as a home keeps them for its
 * own next start: unpacking them costs as much as the rest of a start.
 */
final class KeptNatives {
    private static Optional<Path> kept = Optional.empty();

    private KeptNatives() {}

    /** For a home that has none yet. */
    static synchronized void into(Path home) throws IOException {
        if (kept.isPresent() && unpacked(home).isEmpty()) {
            Path readers = Files.createDirectories(home.resolve("readers"));
            link(kept.get(), readers.resolve(kept.get().getFileName()));
        }
    }

    /** From a home whose relay has ended. */
    static synchronized void from(Path home) throws IOException {
        Optional<Path> natives = unpacked(home);
        if (kept.isEmpty() && natives.isPresent()) {
            Path folder = Files.createTempDirectory("natives");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            Path copy = folder.resolve(natives.get().getFileName());
            link(natives.get(), copy);
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
                    Files.createDirectory(target);
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
