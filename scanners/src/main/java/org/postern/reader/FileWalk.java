package org.postern.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileReport;
import org.postern.read.Reading;

/** Goes through one file and everything in it, each file by the first reader that knows its kind. */
public final class FileWalk {
    private final List<KindReader> readers;

    public FileWalk(List<KindReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** Reads the file; what is inside comes after it, in order. The files are removed on the way. */
    public FileReport walk(OpenFile root, Session session) throws IOException {
        List<FileItem> items = new ArrayList<>();
        Deque<OpenFile> todo = new ArrayDeque<>(List.of(root));
        try {
            while (!todo.isEmpty()) {
                OpenFile file = todo.removeFirst();
                items.add(item(file, session));
                items.addAll(session.takeFinished());
                Files.deleteIfExists(file.bytes());
                session.takeFound().reversed().forEach(todo::addFirst);
            }
        } finally {
            for (OpenFile left : todo) {
                Files.deleteIfExists(left.bytes());
            }
        }
        return new FileReport(items, session.bytes(), session.pages(), session.cpu(), session.drawings());
    }

    private FileItem item(OpenFile file, Session session) {
        if (isBlocked(file.kind())) {
            return FileItem.bare(file.path(), file.name(), file.kind(), Reading.BLOCKED);
        }
        Seen seen = seen(file, session);
        return new FileItem(file.path(), file.name(), file.kind(), seen.reading(), seen.text(), seen.signs());
    }

    private static boolean isBlocked(FileKind kind) {
        return kind.group() == FileKind.Group.EXECUTABLE || kind.group() == FileKind.Group.SCRIPT;
    }

    // Parsers throw anything at damaged files, and overflow the stack at deep ones. Only OutOfMemoryError goes on: it
    // ends the reader, as nobody knows what it left behind.
    private Seen seen(OpenFile file, Session session) {
        try {
            session.check();
            for (KindReader reader : readers) {
                if (reader.reads(file.kind())) {
                    return reader.read(file, session);
                }
            }
            return Seen.of(new Reading.Unreadable(file.called() + " is of a kind that Postern cannot read."));
        } catch (LimitReached limit) {
            return Seen.of(new Reading.Partly(limit.sentence()));
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            return Seen.of(new Reading.Unreadable(file.called() + " is damaged and cannot be read whole."));
        }
    }
}
