package org.postern.reader;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where native libraries and what belongs to them stand: in a folder that the relay had filled for all its readers, who
 * may only read it; else in one of this process, gone when the process ends.
 */
public final class ProcessFolder {
    /** System property of a reader: the folder that was filled for all. */
    public static final String SHARED = "postern.reader.natives";

    private static Optional<Path> folder = Optional.empty();

    private ProcessFolder() {}

    /** The one of all readers, or below the process's temporary files, which for a reader are its own. */
    public static synchronized Path get() throws IOException {
        if (folder.isEmpty()) {
            folder = Optional.of(shared().isPresent() ? shared().get() : own());
        }
        return folder.orElseThrow();
    }

    /** The one of all readers, if the relay had one filled. */
    public static Optional<Path> shared() {
        return Optional.ofNullable(System.getProperty(SHARED)).map(Path::of);
    }

    private static Path own() throws IOException {
        Path made = Files.createTempDirectory("natives");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made.toFile())));
        return made;
    }

    /** The same for who cannot go on without. */
    public static Path orFail() {
        try {
            return get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of that name in the folder, copied out of the class path unless it is there. */
    public static Path file(String resource, String name) throws IOException {
        Path file = get().resolve(name);
        if (!Files.exists(file)) {
            try (InputStream in = ProcessFolder.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new FileNotFoundException(resource);
                }
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        }
        return file;
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
