package org.postern.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postern.message.Charsets;
import org.postern.message.Entity;
import org.postern.message.Limits;
import org.postern.message.MimeParser;
import org.postern.message.Part;
import org.postern.message.PartText;
import org.postern.read.FileKind.Group;

/** Reads what mails are made of: containers, plain text and HTML. Every other file goes to a {@link FileOpener}. */
public final class MimePartReader implements PartReader {
    private static final Set<String> TEXT_TYPES = Set.of(
            "text/plain",
            "text/html",
            "text/csv",
            "text/tab-separated-values",
            "text/markdown",
            "text/rfc822-headers",
            "text/calendar",
            "application/ics",
            "application/pgp-signature",
            "application/pgp-keys",
            "message/delivery-status",
            "message/global-delivery-status",
            "message/global-headers",
            "message/global-disposition-notification",
            "message/disposition-notification",
            "message/feedback-report");
    private static final Set<String> TEXT_NAMES =
            Set.of("", "txt", "text", "csv", "tsv", "md", "log", "htm", "html", "ics", "asc", "sig");
    /** RFC 2046 5.2.2 and 5.2.3: the client fetches or assembles content that is not in this mail. */
    private static final Set<String> ELSEWHERE = Set.of("message/partial", "message/external-body");

    private static final FileKind CONTAINER = new FileKind("eml", "message/rfc822", Group.MAIL);
    /** A line that starts an uuencoded or yEnc file, which some clients offer as an attachment. */
    private static final Pattern INSIDE = Pattern.compile(
            "(?m)^(begin [0-7]{3,4} \\S[^\\n]*\\n[ -`]{2,62}\\r?$|begin-base64 [0-7]{3,4} \\S|=ybegin )");

    private static final Pattern SECRET = Pattern.compile("(?m)^-----BEGIN PGP MESSAGE-----\\s*$");

    private static final Pattern META = Pattern.compile("(?i)<meta[^>]{1,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");

    private final Limits limits;
    private final FileOpener files;

    /** Other files go to {@code files}. */
    public MimePartReader(Limits limits, FileOpener files) {
        this.limits = limits;
        this.files = files;
    }

    @Override
    public ReadOutcome read(Part part, Budget budget) {
        try {
            return open(part, budget);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Called.unreadable(
                    part, FileNames.kind(part.fileName()), "A part", " is damaged and cannot be decoded.");
        }
    }

    private ReadOutcome open(Part part, Budget budget) throws IOException {
        Optional<String> problem = part.content() instanceof Entity entity ? entity.problem() : Optional.empty();
        if (problem.isPresent()) {
            return new ReadOutcome.Unreadable(part, FileNames.kind(part.fileName()), problem.get());
        }
        if (part.type().startsWith("multipart/")
                || part.type().equals("message/rfc822")
                || part.type().equals("message/global")) {
            return container(part, budget);
        }
        return ELSEWHERE.contains(part.type())
                ? new ReadOutcome.Unreadable(part, CONTAINER, "Part of the mail is kept somewhere else.")
                : leaf(part, budget);
    }

    private ReadOutcome container(Part part, Budget budget) throws IOException {
        if (part.content() instanceof Entity entity
                && !(entity.children().isEmpty() && part.type().startsWith("message/"))) {
            return new ReadOutcome.Nested(part, entity.children());
        }
        if (part.type().startsWith("multipart/")) {
            return new ReadOutcome.Unreadable(part, CONTAINER, "A multipart has no usable boundary between its parts.");
        }
        Part mail = MimeParser.parse(part.content(), part.path(), limits);
        return switch (open(mail, budget)) {
            case ReadOutcome.Nested nested -> new ReadOutcome.Nested(part, nested.children());
            case ReadOutcome.Unreadable bad -> new ReadOutcome.Unreadable(part, bad.kind(), bad.reason());
            case ReadOutcome.Text text -> text;
            case ReadOutcome.Blocked blocked -> blocked;
            case ReadOutcome.Opened opened -> opened;
        };
    }

    private ReadOutcome leaf(Part part, Budget budget) throws IOException {
        boolean named =
                TEXT_NAMES.contains(part.fileName().map(FileNames::ending).orElse(""));
        if (part.fileName().filter(FileNames::isTurned).isPresent()) {
            FileKind kind = FileKinds.of(part.content(), part.fileName());
            return Kinds.isBlocked(kind)
                    ? new ReadOutcome.Blocked(part, kind)
                    : new ReadOutcome.Unreadable( // which name, it would show in the wrong order too
                            part, kind, "A file name is written so that it is read in the wrong order.");
        }
        if (named && TEXT_TYPES.contains(part.type())) {
            return text(part, budget);
        }
        FileKind kind = declared(part, FileKinds.of(part.content(), part.fileName()));
        boolean undeclared = part.type().equals("application/octet-stream");
        return named && undeclared && kind.group() == Group.TEXT ? text(part, budget) : file(part, kind, budget);
    }

    /** What is only text by its content may be a calendar or a script by what it says it is. */
    private static FileKind declared(Part part, FileKind found) {
        FileKind said = Kinds.byType(part.type());
        return found.name().equals("txt") && !said.equals(Kinds.UNKNOWN) ? said : found;
    }

    private ReadOutcome file(Part part, FileKind kind, Budget budget) {
        if (Kinds.isBlocked(kind)) {
            return new ReadOutcome.Blocked(part, kind);
        }
        Optional<String> closed = budget.closed();
        if (closed.isPresent()) {
            return Called.unreadable(part, kind, "A part", closed.get());
        }
        if (budget.isSpent()) {
            return Called.unreadable(
                    part,
                    kind,
                    "A part",
                    " was not read, as the mail holds more than can be read in the time allowed.");
        }
        FileReport report = files.open(part, kind, budget.left());
        budget.spend(report);
        return new ReadOutcome.Opened(part, report);
    }

    private ReadOutcome text(Part part, Budget budget) throws IOException {
        byte[] bytes;
        try (InputStream in = part.content().open()) {
            bytes = in.readNBytes(limits.textBytes() + 1);
        }
        Ends ends = Ends.of(bytes);
        Optional<FileKind> program = Magic.program(ends);
        if (program.isEmpty() && part.attachment()) {
            program = ScriptText.kind(ends);
        }
        if (program.isPresent()) {
            return new ReadOutcome.Blocked(part, program.get());
        }
        boolean html = isHtml(part);
        FileKind kind = Kinds.named(html ? "html" : part.type().equals("text/csv") ? "csv" : "txt");
        if (bytes.length > limits.textBytes()) {
            return Called.unreadable(part, kind, "The text", " is too long to be read whole.");
        }
        return decoded(part, bytes, ends, kind, budget);
    }

    private static boolean isHtml(Part part) {
        return part.type().equals("text/html")
                || part.fileName()
                        .map(FileNames::kind)
                        .filter(k -> k.name().equals("html"))
                        .isPresent();
    }

    private static boolean isNamed(Part part, String ending) {
        return part.fileName()
                .filter(name -> FileNames.ending(name).equals(ending))
                .isPresent();
    }

    private ReadOutcome decoded(Part part, byte[] bytes, Ends ends, FileKind kind, Budget budget) {
        boolean html = kind.name().equals("html");
        Optional<String> charset = part.charset().or(() -> html ? metaCharset(bytes) : Optional.empty());
        Optional<String> text = TextBytes.decode(bytes, charset);
        if (text.isEmpty()) {
            return Called.unreadable(part, kind, "The text", " uses an alphabet that Postern does not know.");
        }
        boolean wide = charset.flatMap(Charsets::named)
                .or(() -> TextBytes.marked(bytes))
                .filter(c -> c.name().startsWith("UTF-"))
                .isPresent();
        if (TextBytes.isBinary(bytes)
                && !(wide && !TextBytes.isBinary(text.get().getBytes(StandardCharsets.UTF_8)))) {
            return file(part, FileKinds.of(ends, part.fileName()), budget);
        }
        if (charset.isEmpty() && TextBytes.isUnknown(bytes)) {
            return Called.unreadable(part, kind, "The text", " uses an alphabet that Postern does not know.");
        }
        if (INSIDE.matcher(text.get()).find()) {
            return Called.unreadable(part, kind, "The text", " holds a file that some mail programs would open.");
        }
        if (SECRET.matcher(text.get()).find()) {
            return Called.unreadable(part, Kinds.named("pgp"), "The text", " is encrypted.");
        }
        if (Calendars.TYPES.contains(part.type()) || isNamed(part, "ics")) {
            return Calendars.read(part, text.get());
        }
        return html ? HtmlPart.read(part, text.get(), kind) : plain(part, text.get());
    }

    private static Optional<String> metaCharset(byte[] bytes) {
        var meta = META.matcher(TextBytes.latin(bytes, 1024));
        return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
    }

    private static ReadOutcome plain(Part part, String decoded) {
        String text = decoded.replace("\r\n", "\n");
        if (part.content() instanceof Entity entity
                && entity.parameter("format")
                        .filter(f -> f.equalsIgnoreCase("flowed"))
                        .isPresent()) {
            boolean delete = entity.parameter("delsp")
                    .filter(d -> d.equalsIgnoreCase("yes"))
                    .isPresent();
            text = Flowed.join(text, delete);
        }
        PartText read = new PartText(part.path(), text, List.of(), QuotedText.find(text, List.of()));
        return new ReadOutcome.Text(part, read);
    }
}
