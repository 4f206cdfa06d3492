package org.postern.read.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder that only its owner may enter, held by a lock that the kernel drops when this process ends. */
final class PrivateFolder implements AutoCloseable {
    /** Of its name. */
    static final String PREFIX = "readers-";

    private static final String LOCK = "lock";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final FileChannel lock;

    private PrivateFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A new one in {@code work}, from which what earlier processes left behind is removed first. */
    static PrivateFolder in(Path work) throws IOException {
        Files.createDirectories(work, OWNER_FOLDER);
        removeStale(work);
        Path path = Files.createTempDirectory(work, PREFIX, OWNER_FOLDER).toAbsolutePath();
        FileChannel lock = FileChannel.open(
                path.resolve(LOCK), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_FILE);
        lock.lock();
        return new PrivateFolder(path, lock);
    }

    private static void removeStale(Path work) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(work, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isStale(folder)) {
                    remove(folder);
                }
            }
        }
    }

    private static boolean isStale(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                @Nullable FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException | OverlappingFileLockException inUse) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** A folder in it. */
    static Path folder(Path parent, String name) throws IOException {
        return Files.createDirectory(parent.resolve(name), OWNER_FOLDER);
    }

    /** A folder of whose name this is the beginning. */
    static Path unused(Path parent, String name) throws IOException {
        return Files.createTempDirectory(parent, name, OWNER_FOLDER);
    }

    /** An empty file in a folder of ours, under a name that says nothing. */
    static Path file(Path parent) throws IOException {
        return Files.createTempFile(parent, "file", "", OWNER_FILE);
    }

    /** An empty file of that name. */
    static Path file(Path parent, String name) throws IOException {
        return Files.createFile(parent.resolve(name), OWNER_FILE);
    }

    /** Removes a folder with everything in it; what is gone already does not matter. */
    static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path left, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(left);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | UncheckedIOException stillThere) {
            // a dying reader may have written one file more; the next start removes it
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        remove(path);
    }
}
