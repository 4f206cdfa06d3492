package org.postern.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.message.PartPath;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;

/** Reads files as a reader does, but in the JVM of the test. */
final class Walks {
    private Walks() {}

    static FileReport read(Path scratch, String name, byte[] bytes) throws IOException {
        return read(scratch, name, bytes, FileLimits.DEFAULT);
    }

    static FileReport read(Path scratch, String name, byte[] bytes, FileLimits limits) throws IOException {
        return read(Readers.walk(), scratch, name, bytes, limits);
    }

    static FileReport read(FileWalk walk, Path scratch, String name, byte[] bytes, FileLimits limits)
            throws IOException {
        Path file = Files.write(Files.createTempFile(scratch, "item", ""), bytes);
        Optional<String> called = Optional.of(name);
        OpenFile root = new OpenFile(
                new PartPath("2"),
                called,
                Optional.empty(),
                FileKinds.of(OpenFile.content(file), called),
                file,
                0,
                OptionalInt.empty());
        return walk.walk(root, new Session(limits, scratch));
    }
}
