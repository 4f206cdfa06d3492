package org.postern.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipException;
import org.postern.message.Content;
import org.postern.read.FileKind;
import org.postern.read.FileKinds;
import org.postern.read.Reading;
import org.postern.read.Region;
import org.postern.read.Sign;
import org.postern.read.ZipDirectory;
import org.postern.reader.archive.ZipCheck;

/** Looks for a second file before the beginning or after the end of one, and hands it on to be read by itself. */
final class SecondFile {
    /** Kinds that hold other files as they are, so that a ZIP file at their end says nothing. */
    private static final Set<FileKind.Group> HOLDERS =
            Set.of(FileKind.Group.ARCHIVE, FileKind.Group.MAIL, FileKind.Group.ENCRYPTED);

    /** Kinds whose reader looks at all that itself. */
    private static final Set<String> OPENED = Set.of("ggb", "sb3");

    private static final Set<String> READ = Set.of("txt", "html", "xml");
    private static final int WORDS = 32 * 1024;
    private static final int MOST = 10;
    private static final int LOOK = 1 << 20;

    private final OpenFile file;
    private final Session session;
    private final FileChannel bytes;

    private SecondFile(OpenFile file, Session session, FileChannel bytes) {
        this.file = file;
        this.session = session;
        this.bytes = bytes;
    }

    /** What was seen so far, and what a second file makes of it. */
    static Seen add(Seen seen, OpenFile file, Session session) throws IOException, LimitReached {
        try (FileChannel bytes = FileChannel.open(file.bytes())) {
            return new SecondFile(file, session, bytes).judge(seen);
        }
    }

    private Seen judge(Seen seen) throws IOException, LimitReached {
        OptionalLong end = FileEnd.of(bytes, file.kind().name(), 0);
        long behind = afterPadding(end.orElse(bytes.size()));
        boolean pdf = file.kind().name().equals("pdf");
        if (behind < bytes.size() && !(pdf && isWords(behind, bytes.size()))) {
            return after(seen, end.getAsLong());
        }
        if (behind < bytes.size()) {
            session.child(file, Optional.of("words after the end"), new Region(bytes, behind, bytes.size() - behind));
        }
        return pdf ? beforePdf(seen) : zipAtEnd(seen);
    }

    /**
     * What a program says of itself, or a list of its members, around a PDF: readers look for the mark at its beginning
     * in the first 1024 bytes and at its end in the last 1024 (ISO 32000-1 H.3), so such a file opens like any other.
     */
    private boolean isWords(long from, long to) throws IOException {
        String words = text(from, (int) Math.min(to - from, WORDS));
        boolean plain = words.chars().allMatch(octet -> octet >= ' ' || Character.isWhitespace(octet));
        return to - from < WORDS
                && plain
                && !isMarked(from, (int) (to - from))
                && READ.contains(kind(from, to).name());
    }

    private Seen after(Seen seen, long end) throws IOException, LimitReached {
        long from = file.kind().name().equals("jpg") ? companions(end) : afterPadding(end);
        if (from >= bytes.size()) {
            return seen;
        }
        FileKind kind = kind(from);
        if (kind.name().equals("unknown") && !isMarked(from, LOOK)) {
            return isPhoneTrailer() ? seen : partly(seen, "has something after its end that nothing explains.");
        }
        return second(seen, from, bytes.size(), kind);
    }

    /**
     * Telephones put more pictures (CIPA DC-007) or a short film after the first; they are looked at for themselves.
     */
    private long companions(long end) throws IOException, LimitReached {
        String head = text(0, (int) Math.min(end, LOOK));
        long from = afterPadding(end);
        for (int i = 0; i < MOST && head.contains("MPF\0") && isJpeg(from); i++) {
            long next = FileEnd.of(bytes, "jpg", from).orElse(bytes.size());
            session.child(file, Optional.of("second picture"), new Region(bytes, from, next - from));
            from = afterPadding(next);
        }
        boolean moving = head.contains("MotionPhoto") || head.contains("MicroVideo");
        long film = from - (text(from, 4).equals("ftyp") ? 4 : 3); // its length begins with zeros, or is 32, a blank
        if (moving && text(film + 4, 4).equals("ftyp")) {
            session.child(file, Optional.of("short film"), new Region(bytes, film, bytes.size()));
            return bytes.size();
        }
        return from;
    }

    private boolean isJpeg(long from) throws IOException {
        return text(from, 3).equals("\u00ff\u00d8\u00ff");
    }

    private boolean isPhoneTrailer() throws IOException {
        if (bytes.size() < 12 || !text(bytes.size() - 4, 4).equals("SEFT")) {
            return false;
        }
        String length = text(bytes.size() - 8, 4);
        long list = length.charAt(0) | length.charAt(1) << 8 | length.charAt(2) << 16 | (long) length.charAt(3) << 24;
        return list > 8
                && list < bytes.size() - 8
                && text(bytes.size() - 8 - list, 4).equals("SEFH");
    }

    /** Where something else than white space and zeros comes. */
    private long afterPadding(long from) throws IOException {
        long at = from;
        try (InputStream in = new BufferedInputStream(new Region(bytes, from, bytes.size()))) {
            for (int octet = in.read(); octet == 0 || Character.isWhitespace(octet); octet = in.read()) {
                at++;
            }
        }
        return at;
    }

    private FileKind kind(long from) throws IOException {
        return kind(from, bytes.size());
    }

    private FileKind kind(long from, long to) throws IOException {
        long size = to - from;
        return FileKinds.of(
                new Content() {
                    @Override
                    public InputStream open() throws IOException {
                        return new Region(bytes, from, size);
                    }

                    @Override
                    public long size() {
                        return size;
                    }
                },
                Optional.empty());
    }

    /** Marks that unpackers look for anywhere in a file. */
    private boolean isMarked(long from, int length) throws IOException {
        String text = text(from, length);
        return text.contains("PK\u0003\u0004")
                || text.contains("Rar!\u001a\u0007")
                || text.contains("7z\u00bc\u00af'\u001c")
                || text.contains("%PDF-")
                || text.toLowerCase(Locale.ROOT).contains("<script");
    }

    private String text(long from, int length) throws IOException {
        return new String(Region.bytes(bytes, Math.max(0, from), length), StandardCharsets.ISO_8859_1);
    }

    private Seen beforePdf(Seen seen) throws IOException, LimitReached {
        String before = text(0, 1024).replaceFirst("(?s)%PDF-.*", "");
        boolean nothing = before.replace("\u00ef\u00bb\u00bf", "").isBlank();
        if (!nothing && isWords(0, before.length())) {
            session.child(file, Optional.of("words before it"), new Region(bytes, 0, before.length()));
            return zipAtEnd(seen);
        }
        return nothing ? zipAtEnd(seen) : second(seen, 0, before.length(), file.kind());
    }

    /** Unpackers look for the list of a ZIP file at the end, whatever stands before. */
    private Seen zipAtEnd(Seen seen) throws IOException, LimitReached {
        if (HOLDERS.contains(file.kind().group()) || OPENED.contains(file.kind().name())) {
            return seen;
        }
        Optional<ZipDirectory> zip = directory().filter(d -> !d.entries().isEmpty());
        boolean odd = zip.isPresent() && ZipCheck.problem(bytes, zip.get()).isPresent();
        if (zip.isEmpty() || (zip.get().end() < bytes.size() && !isZip())) {
            return seen;
        }
        if (zip.get().start() > 0 && !isZip()) {
            return second(seen, zip.get().start(), bytes.size(), kind(zip.get().start()));
        }
        long after = afterPadding(zip.get().end());
        if (after < bytes.size()) {
            return second(seen, after, bytes.size(), kind(after));
        }
        return odd ? partly(seen, "is built so that different programs find different things in it.") : seen;
    }

    private boolean isZip() throws IOException {
        return text(0, 4).equals("PK\u0003\u0004");
    }

    private Optional<ZipDirectory> directory() throws IOException {
        try {
            return ZipDirectory.of(bytes);
        } catch (ZipException none) {
            return Optional.empty();
        }
    }

    private Seen second(Seen seen, long from, long to, FileKind kind) throws IOException, LimitReached {
        session.child(file, Optional.of("second file"), new Region(bytes, from, to - from));
        Seen signed = seen.with(Sign.of(Sign.Kind.SECOND_FILE, "found another file in it"));
        return FileKinds.isBlocked(kind)
                ? signed.atBest(Reading.BLOCKED)
                : partly(signed, "has a second file hidden in it.");
    }

    /** {@code why} goes on from the file's name. */
    private Seen partly(Seen seen, String why) {
        return seen.atBest(new Reading.Partly(file.called() + " " + why));
    }
}
