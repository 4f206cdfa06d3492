package org.postern.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileKinds;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.Sign;

/** Goes through one file and everything in it, each file by the first reader that knows its kind. */
public final class FileWalk {
    /** As zip, rar and 7z call the parts of what they split. */
    private static final Pattern PART = Pattern.compile("(?i)\\.([zr][0-9]{2}|[0-9]{3})$");

    private final List<KindReader> readers;

    public FileWalk(List<KindReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /**
     * Reads the file; what is inside comes after it, in order. The files are removed on the way. After a picture that
     * is sealed nothing more is read, as nothing could change the verdict: the rest is sealed with it.
     */
    public FileReport walk(OpenFile root, Session session) throws IOException {
        List<FileItem> items = new ArrayList<>();
        Deque<OpenFile> todo = new ArrayDeque<>(List.of(root));
        boolean sealed = false;
        try {
            while (!todo.isEmpty()) {
                OpenFile file = todo.removeFirst();
                FileItem item = sealed ? sealed(file, List.of()) : item(file, session);
                sealed |= item.reading().equals(Reading.SEALED);
                items.add(item);
                items.addAll(session.takeFinished());
                Files.deleteIfExists(file.bytes());
                session.takeFound().reversed().forEach(todo::addFirst);
            }
        } finally {
            for (OpenFile left : todo) {
                Files.deleteIfExists(left.bytes());
            }
        }
        return new FileReport(
                Ornaments.together(items), session.bytes(), session.pages(), session.cpu(), session.drawings());
    }

    private FileItem item(OpenFile file, Session session) {
        Seen seen = FileKinds.isBlocked(file.kind())
                ? Seen.of(Reading.BLOCKED)
                : guarded(file, Seen.of(Reading.WHOLE), () -> seen(file, session));
        List<Sign> suspected = seen.signs().stream()
                .filter(sign -> sign.kind() == Sign.Kind.INDECENT)
                .toList();
        if (!suspected.isEmpty()) { // nobody is shown anything of it, so nothing of it leaves the reader
            session.forget(file);
            return sealed(file, suspected);
        }
        Seen judged = guarded(file, seen, () -> judged(file, session, seen));
        return new FileItem(file.path(), file.name(), file.kind(), judged.reading(), judged.text(), judged.signs());
    }

    private static FileItem sealed(OpenFile file, List<Sign> suspected) {
        return new FileItem(file.path(), file.name(), file.kind(), Reading.SEALED, Optional.empty(), suspected);
    }

    // Parsers throw anything at damaged files, and overflow the stack at deep ones. Only OutOfMemoryError goes on: it
    // ends the reader, as nobody knows what it left behind.
    private static Seen guarded(OpenFile file, Seen before, Step step) {
        try {
            return step.take();
        } catch (LimitReached limit) {
            return before.atBest(new Reading.Partly(limit.sentence(file)));
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError damaged) {
            return before.atBest(new Reading.Unreadable(file.called() + " is damaged and cannot be read whole."));
        }
    }

    private interface Step {
        Seen take() throws IOException, LimitReached;
    }

    private Seen seen(OpenFile file, Session session) throws IOException, LimitReached {
        session.check();
        if (Files.size(file.bytes()) == 0) {
            return Seen.of(new Reading.Skipped(file.called() + " is empty."));
        }
        for (KindReader reader : readers) {
            if (reader.reads(file.kind())) {
                return reader.read(file, session);
            }
        }
        return Seen.of(new Reading.Unreadable(file.called() + closed(file)));
    }

    /** Why no reader takes it, in words that go on from its name. */
    private static String closed(OpenFile file) {
        if (file.kind().group() == FileKind.Group.ENCRYPTED) {
            return " is encrypted, so nobody but its owner can read it.";
        }
        return file.name().filter(name -> PART.matcher(name).find()).isPresent()
                ? " seems to be one part of a file that was split, and cannot be opened without the others."
                : " is of a kind that Postern cannot read.";
    }

    /** What no reader looks for: a name that lies, and a file behind the file. */
    private static Seen judged(OpenFile file, Session session, Seen seen) throws IOException, LimitReached {
        // a document that was cut off looks like another kind; it is held for that
        boolean broken = seen.reading() instanceof Reading.Partly || seen.reading() instanceof Reading.Unreadable;
        Optional<Sign> disguise = broken ? Optional.empty() : Disguise.of(file);
        Seen named = disguise.map(seen::with).orElse(seen);
        return seen.reading().equals(Reading.BLOCKED) ? named : SecondFile.add(named, file, session);
    }
}
