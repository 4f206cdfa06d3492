package org.postern.school.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of an export, found whatever the case of their names. */
final class ExportFolder {
    private final Path folder;
    private final Map<String, Path> files = new HashMap<>();

    ExportFolder(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(file.getFileName().toString().toLowerCase(Locale.ROOT), file));
        }
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    Optional<Path> find(String name) {
        return Optional.ofNullable(files.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Where it is, or should be. */
    Path file(String name) {
        return find(name).orElse(folder.resolve(name));
    }
}
