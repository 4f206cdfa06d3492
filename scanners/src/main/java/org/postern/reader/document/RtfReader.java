package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.read.FileKind;
import org.postern.read.Sign;
import org.postern.read.Turned;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads Rich Text Format 1.9.1. */
final class RtfReader implements KindReader {
    private static final Pattern LINKED = Pattern.compile("\\\\obj(autlink|link|update)(?![a-z])");
    private static final Pattern TEMPLATE = Pattern.compile("\\\\\\*\\s*\\\\template\\s+([^{}]{1,2000})");
    private static final Pattern FIELD = Pattern.compile("\\\\fldinst\\b[^A-Z]{0,200}([A-Z]{3,20})\\b([^}]{0,1000})");
    /** Paragraphs and runs from the right (RTF 1.9.1, bidirectional controls). */
    private static final Pattern RIGHT = Pattern.compile("\\\\rtl(par|ch|row|sect|doc|mark)\\b(?!\\\\fcs)");

    /** Where a link leads (RTF 1.9.1, fields); people see only its result. */
    private static final Pattern LINK = Pattern.compile("\\\\fldinst\\b[^A-Z]{0,200}HYPERLINK\\b([^{}]{1,2000})");

    private static final Pattern DRAWN =
            Pattern.compile("\\\\sn\\s*(?:gtextUNICODE|wzDescription)\\s*\\}\\s*\\{\\s*\\\\sv\\s?([^{}]{0,4000})");
    /** Letters outside control words: text, unless it belongs to a table of the file's own. */
    private static final Pattern WORDS = Pattern.compile("[ }][A-Za-z0-9]{2,}");

    private static final int MOST = 64 << 20;

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("rtf");
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, RtfReader::read);
    }

    private static void read(Draft draft) throws IOException, LimitReached {
        String source;
        try (InputStream in = Files.newInputStream(draft.file().bytes())) {
            source = new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
        }
        signs(draft, source);
        if (RtfSeen.hides(source)) {
            seen(draft, source);
        }
        TikaWork.read(draft, TikaWork.RTF, number -> false);
        boolean empty = draft.isEmpty();
        drawn(draft, source);
        if (!source.replaceAll("[\\s\\x00]+$", "").endsWith("}")) {
            draft.partly(draft.file().called() + " is cut off; only part of it can be read.");
        } else if (empty && draft.isEmpty() && WORDS.matcher(source).find()) {
            draft.partly(draft.file().called() + " is written in a way that cannot be read.");
        }
    }

    /** WordArt keeps its words in a property of the shape (RTF 1.9.1, drawing objects); then what has been missed. */
    private static void drawn(Draft draft, String source) throws LimitReached {
        draft.text().section(OptionalInt.empty(), Optional.of("Shapes"), false);
        Matcher words = DRAWN.matcher(source);
        while (words.find()) {
            draft.text().words(RtfLetters.plain(words.group(1)), false);
            draft.text().line();
        }
        Matcher link = LINK.matcher(source);
        while (link.find()) {
            draft.text().aside(Links.words(RtfLetters.plain(link.group(1))));
            draft.text().line();
        }
        if (RIGHT.matcher(source).find()) {
            for (String line : draft.text().toString().split("\n", -1)) {
                draft.text().aside(Turned.seen(line).orElse(""));
                draft.text().line();
            }
        }
        for (String line : RtfWords.missing(source, draft.text().toString())) {
            draft.text().words(line, false);
            draft.text().line();
        }
    }

    /** First what a reader sees, in one piece, then all of it as hidden. */
    private static void seen(Draft draft, String source) throws IOException {
        Path copy = Files.createTempFile(draft.session().scratch(), "seen", "");
        try {
            Files.write(copy, RtfSeen.of(source));
            TikaWork.words(draft, copy, TikaWork.RTF);
        } finally {
            Files.delete(copy);
        }
        draft.text().section(OptionalInt.empty(), Optional.empty(), true);
    }

    private static void signs(Draft draft, String source) throws LimitReached {
        if (LINKED.matcher(source).find()) {
            draft.sign(Sign.Kind.REMOTE, "an object that updates itself from elsewhere");
        }
        Matcher template = TEMPLATE.matcher(source);
        while (template.find()) {
            if (Links.isRemote(template.group(1).replace("\\\\", "\\"))) {
                draft.sign(Sign.Kind.REMOTE, "a template from elsewhere");
            }
        }
        Matcher field = FIELD.matcher(source);
        while (field.find()) {
            OldFields.look(draft, field.group(1), field.group(2));
        }
    }
}
