package org.postern.certs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only the service's own account may read (mode 0600), written whole or not at all. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /** Publishes {@code content} unless the file is there already, so that two first starts agree on one key. */
    public static void createOnce(Path file, byte[] content) throws IOException {
        Path temporary = written(file, content);
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException otherWasFirst) {
            return;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Replaces the file in one step: a reader sees the old content or the new, never a part. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path temporary = written(file, content);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Reads a secret, refusing one that other accounts could have read or changed. */
    public static byte[] read(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " can be read by other accounts; set its mode to 0600");
        }
        return Files.readAllBytes(file);
    }

    /** A new empty file beside {@code file}, readable by the owner only. */
    public static Path temporaryBeside(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is not in a folder");
        }
        Files.createDirectories(folder);
        FileAttribute<Set<PosixFilePermission>> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        return Files.createTempFile(folder, ".new-", "", mode);
    }

    private static Path written(Path file, byte[] content) throws IOException {
        Path temporary = temporaryBeside(file);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return temporary;
    }
}
