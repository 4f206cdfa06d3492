package org.postern.relay;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One relay for one HOME: a second one would take back the mails that the first has in work. */
final class HomeLock implements AutoCloseable {
    private final FileChannel file;

    private HomeLock(FileChannel file) {
        this.file = file;
    }

    static HomeLock take(Home home) throws IOException, StartRefused {
        FileChannel file =
                FileChannel.open(home.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw new StartRefused(List.of(
                    "another relay runs with " + home.folder() + "; end it, or give this one a --home of its own"));
        }
        return new HomeLock(file);
    }

    /** Whether a relay runs with that HOME just now. */
    static boolean isTaken(Home home) throws IOException {
        try (FileChannel file = FileChannel.open(
                        home.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(file)) {
            return lock == null;
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // taken within this very process
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
