package org.postern.reader.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.message.Content;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.reader.FileWalk;
import org.postern.reader.OpenFile;
import org.postern.reader.Readers;
import org.postern.reader.Session;

/** A file as the readers of this class path walk it. */
public record Walked(FileReport report) {
    public static Walked walk(byte[] bytes, String name, Path folder) throws IOException {
        return walk(bytes, name, folder, FileLimits.DEFAULT);
    }

    static Walked walk(Content content, String name, Path folder) throws IOException {
        try (InputStream in = content.open()) {
            return walk(in.readAllBytes(), name, folder);
        }
    }

    static Walked walk(Content content, String name, Path folder, FileWalk walk) throws IOException {
        try (InputStream in = content.open()) {
            Path file = Files.write(folder.resolve("root"), in.readAllBytes());
            return walk(walk, file, name, folder, FileLimits.DEFAULT);
        }
    }

    static Walked walk(byte[] bytes, String name, Path folder, FileLimits limits) throws IOException {
        Path file = Files.write(folder.resolve("root"), bytes);
        return walk(file, name, folder, limits);
    }

    static Walked walk(Path file, String name, Path folder, FileLimits limits) throws IOException {
        // native libraries stay loaded from there, so it outlives the test
        return walk(Readers.walk(), file, name, folder, limits);
    }

    private static Walked walk(FileWalk walk, Path file, String name, Path folder, FileLimits limits)
            throws IOException {
        OpenFile root = new OpenFile(
                new PartPath("2"),
                Optional.of(name),
                Optional.empty(),
                FileKinds.whole(file, Optional.of(name)),
                file,
                0,
                OptionalInt.empty());
        return new Walked(walk.walk(root, new Session(limits, folder)));
    }

    public Reading reading() {
        return report.items().getFirst().reading();
    }

    List<FileItem> items() {
        return report.items();
    }

    FileItem item(String path) {
        return items().stream()
                .filter(i -> i.path().value().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in " + paths()));
    }

    List<String> paths() {
        return items().stream().map(i -> i.path().value()).toList();
    }

    String text(String path) {
        return item(path).text().map(PartText::text).orElse("");
    }
}
