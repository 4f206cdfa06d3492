package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.school.Directory;
import org.postern.school.DirectoryLoader;
import org.postern.school.Person;

/** How a new directory differs from the one in use. */
record DirectoryImport(int before, int joining, int leaving) {

    /** A broken old directory counts as empty: an import is how it gets repaired. */
    static DirectoryImport between(Path now, Directory fresh) {
        Directory old = switch (DirectoryLoader.load(now)) {
            case DirectoryLoader.Outcome.Loaded(Directory directory) -> directory;
            case DirectoryLoader.Outcome.Rejected rejected -> Directory.empty();
        };
        Set<Address> before = addresses(old);
        Set<Address> after = addresses(fresh);
        return new DirectoryImport(before.size(), missing(after, before), missing(before, after));
    }

    /** An export that was cut off looks like half the school leaving. */
    boolean manyLeave() {
        return leaving * 10 > before;
    }

    /** The new files take the old folder's place in one move; the old ones stay beside it as {@code NAME.previous}. */
    void replace(Path from, Path directory) throws IOException {
        Path target = directory.toAbsolutePath();
        Path fresh = Files.createTempDirectory(target.getParent(), target.getFileName() + ".new");
        for (Path file : csv(from)) {
            Files.copy(file, fresh.resolve(file.getFileName()));
        }
        Path previous = target.resolveSibling(target.getFileName() + ".previous");
        if (Files.exists(target)) {
            delete(previous);
            Files.move(target, previous);
        }
        Files.move(fresh, target);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : csv(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static List<Path> csv(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList();
        }
    }

    private static Set<Address> addresses(Directory directory) {
        return directory.people().stream().map(Person::address).collect(Collectors.toSet());
    }

    private static int missing(Set<Address> from, Set<Address> all) {
        Set<Address> missing = new HashSet<>(all);
        missing.removeAll(from);
        return missing.size();
    }
}
