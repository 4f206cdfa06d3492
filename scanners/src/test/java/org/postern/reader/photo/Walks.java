package org.postern.reader.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.message.Content;
import org.postern.message.PartPath;
import org.postern.read.FileItem;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.reader.FileWalk;
import org.postern.reader.OpenFile;
import org.postern.reader.Readers;
import org.postern.reader.Session;

/** Reads a file as a reader does. */
final class Walks {
    private Walks() {}

    static FileItem read(Path folder, String name, byte[] bytes) {
        return read(folder, Readers.walk(), name, bytes);
    }

    static FileItem read(Path folder, FileWalk walk, String name, byte[] bytes) {
        try {
            Path path = Files.createTempFile(folder, "item", "");
            Files.write(path, bytes);
            OpenFile file = new OpenFile(
                    new PartPath("2"),
                    Optional.of(name),
                    Optional.empty(),
                    FileKinds.of(Content.of(bytes), Optional.of(name)),
                    path,
                    0,
                    OptionalInt.empty());
            return walk.walk(file, new Session(FileLimits.DEFAULT, folder))
                    .items()
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
