package org.postern.reader.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.FileKinds;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** One archive while it is opened: hands on its files and remembers why others could not be. */
final class Unpacking {
    private final OpenFile file;
    private final Session session;
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<Sign> signs = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private long unpacked;
    private int read;

    Unpacking(OpenFile file, Session session) {
        this.file = file;
        this.session = session;
    }

    OpenFile file() {
        return file;
    }

    Session session() {
        return session;
    }

    /** Opens the data of one file. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** Hands a file on whose packed data have a size of their own. */
    void take(String name, long packed, Source source) throws LimitReached, Swollen {
        take(name, packed, 0, source);
    }

    /** Hands a file on whose data are packed together with those of the others. */
    void takeFromAll(String name, long packedInAll, Source source) throws LimitReached, Swollen {
        take(name, packedInAll, unpacked, source);
    }

    private void take(String name, long packed, long before, Source source) throws LimitReached, Swollen {
        try (Measured in = new Measured(source.open(), packed, before)) {
            try {
                pass(name, in);
            } finally {
                unpacked += in.unpacked() - before;
            }
        } catch (Swollen swollen) {
            throw swollen;
        } catch (Locked locked) {
            locked(name);
        } catch (Unsupported unsupported) {
            list(name, unsupported.why());
        } catch (IOException damaged) {
            list(name, "is damaged");
        }
    }

    private void pass(String name, InputStream in) throws IOException, LimitReached {
        byte[] start = Leftovers.isNamed(name) ? in.readNBytes(Leftovers.SIZE) : new byte[0];
        Optional<String> nothing = start.length == Leftovers.SIZE ? Optional.empty() : Leftovers.reason(name, start);
        if (nothing.isPresent()) {
            session.unpacked(start.length);
            session.add(FileItem.bare(
                    file.path().inside(name),
                    Optional.of(name),
                    FileKinds.named(Optional.of(name)),
                    new Reading.Skipped("The file " + name + " " + nothing.get())));
        } else {
            session.child(file, Optional.of(name), new SequenceInputStream(new ByteArrayInputStream(start), in));
        }
        read++;
    }

    void locked(String name) throws LimitReached {
        problem(file.called() + " is locked with a password."); // says it for all of them
        session.listed(file, name, new Reading.Skipped("The file " + name + " is locked with its archive."));
    }

    /** Names a file that is not read; {@code why} goes on from its name. */
    void list(String name, String why) throws LimitReached {
        session.listed(file, name, new Reading.Unreadable("The file " + name + " " + why + "."));
        problem(file.called() + " holds a file that " + why + ".");
    }

    /** Names what no file stands behind; {@code why} goes on from its name. */
    void skip(String name, String why) throws LimitReached {
        session.listed(file, name, new Reading.Skipped("The file " + name + " " + why + "."));
        read++;
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** Takes a comment that stands in the archive, for people to see when they open it. */
    void comment(String text) throws LimitReached {
        if (!text.isBlank()) {
            session.characters(text.length());
            comments.add(text.strip());
        }
    }

    void sign(Sign sign) {
        signs.add(sign);
    }

    boolean isUntouched() {
        return read == 0 && problems.isEmpty();
    }

    /** What came of it all. */
    Seen seen() {
        Optional<PartText> text = comments.isEmpty()
                ? Optional.empty()
                : Optional.of(PartText.of(file.path(), String.join("\n", comments)));
        return new Seen(reading(), text, signs);
    }

    private Reading reading() {
        if (isUntouched()) {
            return new Reading.Unreadable(file.called() + " has nothing in it.");
        }
        if (problems.isEmpty()) {
            return Reading.WHOLE;
        }
        String why = problems.iterator().next();
        return read == 0 ? new Reading.Unreadable(why) : new Reading.Partly(why);
    }
}
