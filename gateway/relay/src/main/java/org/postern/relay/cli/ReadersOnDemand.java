package org.postern.relay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.message.Part;
import org.postern.read.Drawing;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileOpener;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.fork.ReaderPool;
import org.postern.relay.FileReaders;
import org.postern.relay.StartRefused;
import org.postern.relay.settings.Settings;

/** One reader for a command, started when the first file is to be opened: most mails have none. For one thread. */
final class ReadersOnDemand implements FileOpener, AutoCloseable {
    private final Settings settings;
    private final boolean draws;
    private final List<Drawing> drawings = new ArrayList<>();
    private Optional<ReaderPool> pool = Optional.empty();
    private Optional<Path> work = Optional.empty();

    /** {@code draws} if pictures are wanted with boxes around what was found. */
    ReadersOnDemand(Settings settings, boolean draws) {
        this.settings = settings;
        this.draws = draws;
    }

    /** What keeps the reader from network, programs and other files. */
    String confinement() {
        return pool.map(ReaderPool::confinement).filter(c -> !c.isEmpty()).orElse("nothing");
    }

    /** The pictures so far. */
    List<Drawing> drawings() {
        return List.copyOf(drawings);
    }

    @Override
    public FileReport open(Part part, FileKind kind, FileLimits left) {
        try {
            FileReport report = started().open(part, kind, left, draws);
            drawings.addAll(report.drawings());
            return report;
        } catch (IOException | StartRefused e) {
            Reading reading = new Reading.Unreadable("No reader could be started: " + e.getMessage());
            FileItem item = FileItem.bare(part.path(), part.fileName(), kind, reading);
            return new FileReport(List.of(item), 0, 0, Duration.ZERO);
        }
    }

    private ReaderPool started() throws IOException, StartRefused {
        if (pool.isEmpty()) {
            Path folder = Files.createTempDirectory("postern-readers");
            work = Optional.of(folder);
            pool = Optional.of(FileReaders.startOne(settings, folder));
        }
        return pool.get();
    }

    @Override
    public void close() {
        pool.ifPresent(ReaderPool::close);
        work.ifPresent(ReadersOnDemand::remove);
    }

    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
