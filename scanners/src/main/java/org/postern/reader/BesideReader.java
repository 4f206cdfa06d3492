package org.postern.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.postern.message.PartText;
import org.postern.read.BesideFiles;
import org.postern.read.FileKind;
import org.postern.read.Reading;

/** Reads the small files that Office and a Mac keep beside a document. */
final class BesideReader implements KindReader {
    private static final int MOST = 64 * 1024;

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("owner") || kind.name().equals("applefile");
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        byte[] bytes;
        try (InputStream in = file.content().open()) {
            bytes = in.readNBytes(MOST);
        }
        if (file.kind().name().equals("owner")) {
            String name = BesideFiles.owner(bytes).orElse("");
            session.characters(name.length());
            return Seen.text(new PartText(file.path(), name, List.of(), List.of()));
        }
        return Seen.of(
                BesideFiles.isBareApple(bytes)
                        ? new Reading.Skipped(file.called() + " is only what a Mac keeps beside a file.")
                        : new Reading.Unreadable(
                                file.called() + " holds more than what a Mac usually keeps beside a file."));
    }
}
