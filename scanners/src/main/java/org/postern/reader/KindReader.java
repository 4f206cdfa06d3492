package org.postern.reader;

import java.io.IOException;
import org.postern.read.FileKind;

/** Reads files of some kinds. One is used by one thread at a time. */
public interface KindReader {
    boolean reads(FileKind kind);

    /**
     * Reads one file and hands what is inside it to the session.
     *
     * @throws IOException if the file is damaged; what it throws otherwise counts as the same
     * @throws LimitReached if a limit is met and nothing useful was read before
     */
    Seen read(OpenFile file, Session session) throws IOException, LimitReached;
}
