package org.postern.reader;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.message.Limits;
import org.postern.message.Part;
import org.postern.message.PartText;
import org.postern.read.Budget;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileReport;
import org.postern.read.MimePartReader;
import org.postern.read.ReadOutcome;
import org.postern.read.Reading;

/** Reads text, web pages and mails in files as the relay reads those that are parts of the mail itself. */
final class TextReader implements KindReader {
    /** How sentences begin about what has no name in the mail; here all of it stands in a file. */
    private static final Pattern NAMELESS = Pattern.compile("^(The text|The HTML|An HTML file|A part)\\b");

    @Override
    public boolean reads(FileKind kind) {
        return kind.group() == FileKind.Group.TEXT
                || kind.name().equals("ics")
                || kind.name().equals("eml");
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        // without its name: what kind it is was told by its content
        Part part = new Part(file.path(), type(file), Optional.empty(), Optional.empty(), true, file.content());
        List<Part> files = new ArrayList<>();
        MimePartReader reader = new MimePartReader(Limits.DEFAULT, (leaf, kind, left) -> {
            if (!leaf.path().equals(file.path())) { // or a file that is no text would go round in circles
                files.add(leaf);
            }
            return new FileReport(List.of(), 0, 0, Duration.ZERO);
        });
        Seen seen = seen(file, reader.read(part, new Budget(session.limits())), reader, session);
        for (Part leaf : files) {
            try (InputStream in = leaf.content().open()) {
                session.child(file, leaf.fileName(), Optional.of(leaf.type()), in);
            }
        }
        return seen;
    }

    private static String type(OpenFile file) {
        boolean page = file.type().filter("text/html"::equals).isPresent();
        return switch (file.kind().name()) {
            case "eml" -> "message/rfc822";
            case "ics" -> "text/calendar";
            case "html" -> "text/html";
            default -> page ? "text/html" : "text/plain";
        };
    }

    private Seen seen(OpenFile file, ReadOutcome outcome, MimePartReader reader, Session session) throws LimitReached {
        return switch (outcome) {
            case ReadOutcome.Text(Part read, PartText text) -> {
                session.characters(text.text().length());
                yield Seen.text(text);
            }
            case ReadOutcome.Unreadable(Part read, FileKind kind, String reason) ->
                Seen.of(new Reading.Unreadable(
                        NAMELESS.matcher(reason).replaceFirst(Matcher.quoteReplacement(file.called()))));
            case ReadOutcome.Blocked blocked -> Seen.of(Reading.BLOCKED);
            case ReadOutcome.Opened opened -> Seen.of(new Reading.Unreadable(file.called() + " is no text."));
            case ReadOutcome.Nested(Part read, List<Part> children) -> {
                for (Part child : children) {
                    inside(file, child, reader, session);
                }
                yield Seen.of(Reading.WHOLE);
            }
        };
    }

    /** Parts of a mail are read here, for only together do they say what they are; the files in it wait their turn. */
    private void inside(OpenFile file, Part part, MimePartReader reader, Session session) throws LimitReached {
        ReadOutcome outcome = reader.read(part, new Budget(session.limits()));
        if (outcome instanceof ReadOutcome.Opened) {
            return;
        }
        Seen seen = seen(file, outcome, reader, session);
        FileKind kind = FileKind.text(part.type());
        session.add(new FileItem(part.path(), part.fileName(), kind, seen.reading(), seen.text(), seen.signs()));
    }
}
