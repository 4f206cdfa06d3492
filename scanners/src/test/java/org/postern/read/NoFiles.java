package org.postern.read;

import java.time.Duration;
import java.util.List;
import org.postern.message.Part;

/** Opens nothing: for tests of what comes before a file is opened. */
public final class NoFiles implements FileOpener {
    public static final String REASON = "Files are not opened here.";

    @Override
    public FileReport open(Part part, FileKind kind, FileLimits left) {
        Reading reading = new Reading.Unreadable(REASON);
        return new FileReport(List.of(FileItem.bare(part.path(), part.fileName(), kind, reading)), 0, 0, Duration.ZERO);
    }
}
