package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts another directory in place in one step. The directory of the settings becomes a link to a folder beside it, for
 * a link can be replaced by one rename (POSIX rename), a folder cannot. The folder before is deleted, for it may hold
 * what an import leaves out; whoever reads it just then reads again.
 */
final class DirectorySwap {
    private static final String IN_USE = ".in-use-";

    private final Path link;

    DirectorySwap(Path directory) {
        link = directory.toAbsolutePath().normalize();
    }

    /** A new, empty folder beside the directory, for files to be put in place later. */
    Path stage() throws IOException {
        for (int number = 1; ; number++) {
            Path folder = link.resolveSibling(link.getFileName() + IN_USE + number);
            if (Files.notExists(folder)) {
                return Files.createDirectories(folder);
            }
        }
    }

    void put(Path staged) throws IOException {
        if (Files.isDirectory(link) && !Files.isSymbolicLink(link)) {
            Path before = stage();
            Files.delete(before);
            Files.move(link, before);
        }
        Path fresh = link.resolveSibling(link.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, staged.getFileName());
        Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forget(staged);
    }

    private void forget(Path needed) throws IOException {
        String name = link.getFileName() + IN_USE;
        List<Path> folders;
        try (Stream<Path> beside = Files.list(link.getParent())) {
            folders = beside.filter(f -> f.getFileName().toString().startsWith(name))
                    .toList();
        }
        for (Path folder : folders) {
            if (!folder.getFileName().equals(needed.getFileName())) {
                delete(folder);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
