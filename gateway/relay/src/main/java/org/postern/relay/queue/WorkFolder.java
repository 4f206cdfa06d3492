package org.postern.relay.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of mails in work; on the same disk as the store, for the owner's eyes only, emptied at start. */
final class WorkFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

    private final Path folder;

    private WorkFolder(Path folder) {
        this.folder = folder;
    }

    static WorkFolder emptied(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Stream<Path> left = Files.list(folder)) {
            List<Path> mails =
                    left.filter(file -> file.toString().endsWith(".mail")).toList();
            mails.forEach(WorkFolder::remove);
        }
        return new WorkFolder(folder);
    }

    Path newFile() throws IOException {
        return Files.createTempFile(folder, "", ".mail"); // made with mode 0600
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} stays until the next start: {}", file, e.getMessage());
        }
    }
}
