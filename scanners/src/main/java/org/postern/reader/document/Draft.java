package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.postern.message.PartText;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** What has been read of one document so far. What came before a damage or a limit is kept. */
final class Draft {
    private static final int REASONS = 5;

    private final OpenFile file;
    private final Session session;
    private final DocumentText text;
    private final Map<Sign.Kind, Set<String>> signs = new EnumMap<>(Sign.Kind.class);
    private Optional<Reading> worst = Optional.empty();
    private boolean something;
    private boolean hurt;

    Draft(OpenFile file, Session session) {
        this.file = file;
        this.session = session;
        this.text = new DocumentText(session);
    }

    /** The reading of one document. */
    @FunctionalInterface
    interface Work {
        void on(Draft draft) throws IOException, LimitReached;
    }

    /** Does the work and says how far it came. */
    static Seen of(OpenFile file, Session session, Work work) {
        Draft draft = new Draft(file, session);
        try {
            work.on(draft);
        } catch (LimitReached limit) {
            draft.partly(limit.sentence(file));
        } catch (OverLimit over) {
            draft.partly(over.limit().sentence(file));
        } catch (Locked locked) {
            draft.unreadable(file.called() + " " + locked.how() + ".");
        } catch (IOException damaged) {
            draft.damaged();
        }
        return draft.seen();
    }

    OpenFile file() {
        return file;
    }

    Session session() {
        return session;
    }

    DocumentText text() {
        return text;
    }

    void sign(Sign.Kind kind, String reason) {
        Set<String> reasons = signs.computeIfAbsent(kind, k -> new LinkedHashSet<>());
        if (reasons.size() < REASONS) {
            reasons.add(reason);
        }
    }

    /** A part of it could not be read; the first reason is kept. */
    void partly(String reason) {
        if (worst.isEmpty()) {
            worst = Optional.of(new Reading.Partly(reason));
        }
    }

    /** Something in it is damaged: what else comes out of it counts as a part. */
    void damaged() {
        hurt = true;
    }

    /** Nothing is wrong with it, but it may hold what no program reads. */
    void unclear(String reason) {
        if (worst.isEmpty()) {
            worst = Optional.of(new Reading.Unclear(reason));
        }
    }

    void unreadable(String reason) {
        worst = Optional.of(new Reading.Unreadable(reason));
    }

    /** Whether neither text nor a file inside came out of it. */
    boolean isEmpty() {
        return !something && text.isBlank();
    }

    /** Whatever it is, the walk reads it next. */
    void child(Optional<String> name, Optional<String> type, InputStream in) throws IOException, LimitReached {
        something = true;
        session.child(file, name, type, in);
    }

    void child(String name, InputStream in) throws IOException, LimitReached {
        child(Optional.of(name), Optional.empty(), in);
    }

    void childOnPage(String name, OptionalInt page, InputStream in) throws IOException, LimitReached {
        something = true;
        if (page.isPresent()) {
            session.childOnPage(file, name, page.getAsInt(), in);
        } else {
            session.child(file, Optional.of(name), in);
        }
    }

    private Reading reading() {
        boolean known = worst.isPresent() && !(worst.get() instanceof Reading.Unclear);
        if (!hurt || (known && !isEmpty()) || worst.orElse(Reading.WHOLE) instanceof Reading.Unreadable) {
            return worst.orElse(Reading.WHOLE);
        }
        return isEmpty()
                ? new Reading.Unreadable(file.called() + " is damaged and cannot be read whole.")
                : new Reading.Partly(file.called() + " is damaged; only a part of it could be read.");
    }

    private Seen seen() {
        PartText read = text.build(file.path());
        Optional<PartText> some = read.text().isBlank() ? Optional.empty() : Optional.of(read);
        List<Sign> found = signs.entrySet().stream()
                .map(e -> new Sign(e.getKey(), List.copyOf(e.getValue()), Optional.empty()))
                .toList();
        return new Seen(reading(), some, found);
    }
}
