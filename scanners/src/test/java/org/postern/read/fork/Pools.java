package org.postern.read.fork;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.read.FileKind;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.read.Reading;

/** Pools of real readers with the class path of the tests. */
final class Pools {
    private Pools() {}

    static ReaderPool of(Path work, int readers, String... options) {
        return new ReaderPool(settings(work, readers), List.of(options), Duration.ofSeconds(60));
    }

    static ReaderSettings settings(Path work, int readers) {
        return new ReaderSettings(readers, 128, 1000, System.getProperty("java.class.path"), work);
    }

    static Part part(String path, String name, String text) {
        return part(path, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Part part(String path, String name, byte[] bytes) {
        return new Part(
                new PartPath(path),
                "application/octet-stream",
                Optional.empty(),
                Optional.of(name),
                true,
                Content.of(bytes));
    }

    static FileReport open(ReaderPool pool, Part part) throws Exception {
        return open(pool, part, FileLimits.DEFAULT);
    }

    static FileReport open(ReaderPool pool, Part part, FileLimits limits) throws Exception {
        FileKind kind = FileKinds.of(part.content(), part.fileName());
        return pool.open(part, kind, limits);
    }

    static Reading reading(FileReport report) {
        return report.items().getFirst().reading();
    }
}
