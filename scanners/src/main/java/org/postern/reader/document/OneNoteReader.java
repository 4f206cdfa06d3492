package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postern.read.FileKind;
import org.postern.read.FileKinds;
import org.postern.read.Reading;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads sections of OneNote ([MS-ONE]), older versions of their pages too, and the files that lie in them. */
final class OneNoteReader implements KindReader {
    /** Notes of the program to itself. */
    private static final Pattern DULL =
            Pattern.compile("(?s)<resolutionId .*|\\{[0-9A-Fa-f-]{36}}.*|Page|PageTitle|PageDateTime|blockquote|code"
                    + "|cite|h[1-6]|Calibri|Calibri Light|Consolas|Segoe UI|IHDR.*");

    private static final Pattern NAME = Pattern.compile("[^/:*?\"<>|\\s][^/:*?\"<>|\\v]{0,120}\\.[A-Za-z0-9-]{2,16}");

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("one");
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, OneNoteReader::read);
    }

    private static void read(Draft draft) throws IOException, LimitReached {
        OneNoteStore store = new OneNoteStore(Files.readAllBytes(draft.file().bytes()));
        draft.text().section();
        pieces(draft, store);
        if (store.isLocked()) {
            throw new Locked();
        }
        if (store.isCut()) {
            draft.damaged();
        } else if (store.isFromServer() && store.hasMarks()) {
            draft.partly(draft.file().called() + " holds pictures or files that could not be read.");
        } else if (!store.isOnDisk() && !store.isFromServer()) {
            draft.partly(draft.file().called() + " is of OneNote 2007 or older; only its text could be read.");
        }
        if (draft.isEmpty() && !store.isCut()) {
            draft.unreadable(draft.file().called() + " holds nothing that can be read.");
        }
    }

    private static void pieces(Draft draft, OneNoteStore store) throws IOException, LimitReached {
        Set<String> said = new HashSet<>();
        for (Optional<OneNoteStore.Piece> piece = store.next(); piece.isPresent(); piece = store.next()) {
            draft.session().check();
            switch (piece.get()) {
                case OneNoteStore.Inside(InputStream file) -> draft.child(Optional.empty(), Optional.empty(), file);
                case OneNoteStore.Words(String words) -> {
                    if (said.add(words) && !DULL.matcher(words).matches()) {
                        words(draft, words);
                    }
                }
            }
        }
    }

    private static void words(Draft draft, String words) throws LimitReached {
        draft.text().words(words.replace('\u000b', '\n').replace("\uFDDF", ""), false);
        draft.text().line();
        // the name of a file stands apart from it, and some scripts have no mark but their name
        boolean program = NAME.matcher(words).matches()
                && !words.endsWith(".com")
                && FileKinds.isBlocked(FileKinds.named(Optional.of(words)));
        if (program) {
            draft.session().listed(draft.file(), words, Reading.BLOCKED);
        }
    }
}
