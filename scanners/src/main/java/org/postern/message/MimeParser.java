package org.postern.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the parts of a mail in one pass over its bytes, remembering only where they are. Whatever a client could read
 * in another way (RFC 2046 5.1 leaves much to them) becomes the problem of that part, and so the mail is held.
 */
public final class MimeParser {
    private static final int LINE = 1024;
    private static final int ASIDE = 4096;
    private static final String TOO_MANY = "The mail has too many parts.";
    private static final Pattern CUSTOMARY =
            Pattern.compile("This is a (multi-?part message in MIME format|MIME-encapsulated message"
                    + "|cryptographically signed message in MIME format)\\.?"
                    + "|This is an OpenPGP/MIME signed message \\(RFC 4880 and 3156\\)");

    private final Content source;
    private final Limits limits;
    private final LineReader lines;
    private final Boundaries boundaries = new Boundaries();
    private int parts;
    private int headerBytes;
    private HeaderBlock top = new HeaderBlock(List.of(), Optional.empty());
    /** The delimiter line the last part ended at. */
    private Boundaries.Match stop = Boundaries.Match.NONE;

    private long bodyEnd;

    private MimeParser(Content source, InputStream in, Limits limits) {
        this.source = source;
        this.limits = limits;
        this.lines = new LineReader(in);
        this.headerBytes = limits.headerBytes();
    }

    record Parsed(HeaderBlock header, Part root) {}

    /** Reads a whole mail that stands at that path, such as an attached {@code .eml} file. */
    public static Part parse(Content source, PartPath path, Limits limits) throws IOException {
        return run(source, path, limits, true).root();
    }

    /** @param headerToo whether the header's text is a part of its own, as for mails inside a mail */
    static Parsed run(Content source, PartPath path, Limits limits, boolean headerToo) throws IOException {
        try (InputStream in = source.open()) {
            MimeParser parser = new MimeParser(source, in, limits);
            ContentHeader whole = ContentHeader.of(new HeaderBlock(List.of(), Optional.empty()), "message/rfc822");
            Entity entity = parser.message(path, whole, 0, headerToo ? 1 : 0);
            return new Parsed(
                    parser.top, new Part(path, whole.type(), Optional.empty(), Optional.empty(), false, entity));
        }
    }

    /** A message: its header, then one part (".1") or the parts of its multipart, which has no number of its own. */
    private Entity message(PartPath path, ContentHeader outer, long start, int depth) throws IOException {
        HeaderBlock header = header();
        List<Part> children = new ArrayList<>();
        if (start == 0) {
            top = header;
        }
        if (depth > 0) {
            children.add(headerText(path, header));
        }
        ContentHeader content = ContentHeader.of(header, "text/plain");
        Optional<String> problem = Optional.empty();
        if (content.type().startsWith("multipart/")) {
            Entity body = body(path, content, depth + 1);
            children.addAll(body.children());
            problem = body.problem();
        } else {
            children.add(part(path.child(1), content, depth));
        }
        return new Entity(source, start, bodyEnd, outer, children, problem.or(header::problem));
    }

    private HeaderBlock header() throws IOException {
        HeaderReader reader = new HeaderReader(lines, boundaries, headerBytes);
        HeaderBlock header = reader.read();
        headerBytes = reader.left();
        stop = reader.stop();
        bodyEnd = stop.delimits() ? lines.start() : lines.following();
        return header;
    }

    private Part part(PartPath path, ContentHeader content, int depth) throws IOException {
        return new Part(
                path,
                content.type(),
                Optional.ofNullable(content.parameters().get("charset")),
                content.fileName(),
                content.attachment(),
                body(path, content, depth + 1));
    }

    private Entity body(PartPath path, ContentHeader content, int depth) throws IOException {
        long start = bodyEnd;
        parts++;
        Optional<String> problem = content.problem().or(() -> tooMuch(content.type(), depth));
        if (stop.delimits() || problem.isPresent()) {
            problem = problem.or(() -> content.type().startsWith("multipart/")
                    ? Optional.of("A multipart has no parts.")
                    : Optional.empty());
            boolean doubtful = skip();
            return new Entity(source, start, bodyEnd, content, List.of(), problem.or(() -> doubt(doubtful)));
        }
        if (content.type().startsWith("multipart/")) {
            return multipart(path, content, start, depth);
        }
        if (content.isMail()) {
            return message(path, content, start, depth);
        }
        boolean doubtful = skip();
        return new Entity(source, start, bodyEnd, content, List.of(), doubt(doubtful));
    }

    private Optional<String> tooMuch(String type, int depth) {
        if (parts > limits.parts()) {
            return Optional.of(TOO_MANY);
        }
        boolean container = type.startsWith("multipart/") || type.startsWith("message/");
        return container && depth > limits.depth()
                ? Optional.of("The mail has too many mails or parts inside each other.")
                : Optional.empty();
    }

    private static Optional<String> doubt(boolean doubtful) {
        return doubtful ? Optional.of("A line looks like the end of a part but may not be one.") : Optional.empty();
    }

    /** Reads on to the next delimiter; true if a line on the way may have been one. */
    private boolean skip() throws IOException {
        boolean doubtful = false;
        while (!stop.delimits()) {
            doubtful |= step();
        }
        return doubtful;
    }

    private boolean step() throws IOException {
        long before = lines.end();
        boolean empty = bodyEnd == lines.following();
        if (!lines.next(LINE)) {
            stop = Boundaries.Match.END;
            bodyEnd = lines.start();
            return false;
        }
        stop = boundaries.match(lines);
        if (stop.delimits()) {
            bodyEnd = empty ? bodyEnd : before; // the line break before a delimiter belongs to the delimiter
        }
        return stop.equals(Boundaries.Match.DOUBTFUL);
    }

    private Entity multipart(PartPath path, ContentHeader content, long start, int depth) throws IOException {
        Optional<String> unusable = boundaries.push(content.parameters().getOrDefault("boundary", ""));
        if (unusable.isPresent()) {
            skip();
            return new Entity(source, start, bodyEnd, content, List.of(), unusable);
        }
        int level = boundaries.depth() - 1;
        List<Part> children = new ArrayList<>();
        Optional<String> problem = aside(path.inside("preamble"), children, "before its first part");
        String usual = content.type().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        int number = 0;
        while (stop.level() == level && !stop.closing() && parts <= limits.parts()) {
            children.add(child(path.child(++number), usual, depth));
        }
        boolean closed = stop.level() == level;
        boundaries.pop();
        int found = number;
        Optional<String> epilogue = closed ? epilogue(path, children) : Optional.of("A multipart is never closed.");
        if (parts > limits.parts()) {
            problem = Optional.of(TOO_MANY);
        }
        problem = problem.or(() -> found == 0 ? Optional.of("A multipart has no parts.") : Optional.empty())
                .or(() -> epilogue);
        return new Entity(source, start, bodyEnd, content, children, problem);
    }

    private Part child(PartPath path, String usualType, int depth) throws IOException {
        stop = Boundaries.Match.NONE;
        HeaderBlock header = header();
        return part(path, ContentHeader.of(header, usualType), depth);
    }

    /**
     * Text outside the parts (RFC 2046 5.1.1) is shown by no mail program that understands MIME, but by those that do
     * not: it is read like a part, and refused where it could be one.
     */
    private Optional<String> aside(PartPath path, List<Part> children, String where) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean odd = false;
        while (!stop.delimits()) {
            odd |= step();
            if (!stop.delimits() && !lines.blank() && text.length() <= ASIDE) {
                text.append(new String(lines.bytes(), 0, lines.length(), StandardCharsets.ISO_8859_1))
                        .append('\n');
            }
        }
        if (odd || text.length() > ASIDE || looksLikePart(text.toString())) {
            return Optional.of("A multipart holds something " + where + ".");
        }
        if (!text.isEmpty() && !isCustomary(text.toString())) {
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            children.add(plain(path, bytes, Optional.empty()));
        }
        return Optional.empty();
    }

    private static boolean looksLikePart(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("content-")
                || lower.contains("begin ")
                || lower.lines().anyMatch(l -> l.startsWith("--") && !l.matches("[- \\t]+"));
    }

    private static boolean isCustomary(String text) {
        return CUSTOMARY.matcher(text.strip()).matches();
    }

    private Optional<String> epilogue(PartPath path, List<Part> children) throws IOException {
        stop = Boundaries.Match.NONE;
        bodyEnd = lines.following();
        return aside(path.inside("epilogue"), children, "after its last part");
    }

    private static Part headerText(PartPath path, HeaderBlock header) {
        StringBuilder text = new StringBuilder();
        for (HeaderField field : header.fields()) {
            if (!TechnicalFields.contains(field.name())) {
                text.append(field.written()).append(": ").append(field.text()).append('\n');
            }
        }
        return plain(path.inside("header"), text.toString().getBytes(StandardCharsets.UTF_8), Optional.of("utf-8"));
    }

    private static Part plain(PartPath path, byte[] text, Optional<String> charset) {
        return new Part(path, "text/plain", charset, Optional.empty(), false, Content.of(text));
    }
}
