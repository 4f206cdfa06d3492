package org.postern.reader;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of this process for native libraries, which a process loads once; gone when the process ends. */
public final class ProcessFolder {
    private static Optional<Path> folder = Optional.empty();

    private ProcessFolder() {}

    /** Below the process's temporary files, which for a reader are its own. */
    public static synchronized Path get() throws IOException {
        if (folder.isEmpty()) {
            Path made = Files.createTempDirectory("natives");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made.toFile())));
            folder = Optional.of(made);
        }
        return folder.orElseThrow();
    }

    /** The same for who cannot go on without. */
    public static Path orFail() {
        try {
            return get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File each : inside) {
                remove(each);
            }
        }
        file.delete();
    }
}
