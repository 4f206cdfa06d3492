package org.postern.reader;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.postern.message.Box;
import org.postern.message.PartPath;
import org.postern.read.Drawing;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.Reading;

/**
 * The reading of one attached file with everything in it: what it may cost, and the files found inside on the way. What
 * may be spent is what earlier files of the mail left, so most reasons say no number.
 */
public final class Session {
    private static final int BUFFER = 64 * 1024;
    private static final int DRAWINGS = 10;

    private final FileLimits limits;
    private final Path scratch;
    private final boolean draws;
    private final List<Drawing> drawings = new ArrayList<>();
    private final long started = cpuNanos();
    private final List<OpenFile> found = new ArrayList<>();
    private final List<FileItem> finished = new ArrayList<>();
    private final Set<PartPath> paths = new HashSet<>();
    private long bytes;
    private int items;
    private int pages;
    private long characters;

    /** {@code scratch} is a folder of the reader's own. */
    public Session(FileLimits limits, Path scratch) {
        this(limits, scratch, false);
    }

    /** {@code draws} if somebody wants to see pictures with what was found on them. */
    public Session(FileLimits limits, Path scratch, boolean draws) {
        this.limits = limits;
        this.scratch = scratch;
        this.draws = draws;
    }

    public FileLimits limits() {
        return limits;
    }

    /** A folder for files of the reader's own; never name one after what a mail says. */
    public Path scratch() {
        return scratch;
    }

    /** Takes a file that stands inside another; it is read after the other. */
    public void child(OpenFile parent, Optional<String> name, InputStream in) throws IOException, LimitReached {
        child(parent, name, Optional.empty(), in);
    }

    /** The same, for a file that was declared to be of a media type. */
    public void child(OpenFile parent, Optional<String> name, Optional<String> type, InputStream in)
            throws IOException, LimitReached {
        take(parent, name, type, OptionalInt.empty(), in);
    }

    /** Takes a picture that stands on a page of a document, or is a picture of the page. */
    public void childOnPage(OpenFile parent, String name, int page, InputStream in) throws IOException, LimitReached {
        take(parent, Optional.of(name), Optional.empty(), OptionalInt.of(page), in);
    }

    private void take(OpenFile parent, Optional<String> name, Optional<String> type, OptionalInt page, InputStream in)
            throws IOException, LimitReached {
        int depth = parent.depth() + 1;
        if (depth > limits.depth()) {
            throw new LimitReached("files are packed inside each other more than " + limits.depth() + " times");
        }
        item();
        Path file = Files.createTempFile(scratch, "item", "");
        boolean copied = false;
        try {
            copy(in, file);
            copied = true;
        } finally {
            if (!copied) {
                Files.delete(file);
            }
        }
        PartPath path =
                unused(parent.path().inside(name.filter(n -> !n.isBlank()).orElse("item")));
        found.add(new OpenFile(path, name, type, FileKinds.whole(file, name), file, depth, page));
    }

    /** Takes a file inside another of which only the name can be read; a program is blocked by its name. */
    public void listed(OpenFile parent, String name, Reading reading) throws LimitReached {
        FileKind kind = FileKinds.named(Optional.of(name));
        Reading outcome = FileKinds.isBlocked(kind) ? Reading.BLOCKED : reading;
        add(FileItem.bare(
                unused(parent.path().inside(name.isBlank() ? "item" : name)), Optional.of(name), kind, outcome));
    }

    /** Takes what was found inside a file and is read already. */
    public void add(FileItem item) throws LimitReached {
        item();
        finished.add(item);
    }

    /** Counts one file more. */
    void item() throws LimitReached {
        items++;
        if (items > limits.items()) {
            throw new LimitReached("the mail holds more files than Postern opens");
        }
        check();
    }

    private PartPath unused(PartPath path) {
        PartPath unused = path;
        for (int i = 2; !paths.add(unused); i++) {
            unused = new PartPath(path.value() + "#" + i);
        }
        return unused;
    }

    private void copy(InputStream in, Path file) throws IOException, LimitReached {
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                unpacked(got);
                out.write(buffer, 0, got);
            }
        }
    }

    /** Counts bytes that were unpacked. */
    public void unpacked(long more) throws LimitReached {
        bytes += more;
        if (bytes > limits.bytes()) {
            throw new LimitReached("unpacked, the files of the mail are larger than Postern allows");
        }
        check();
    }

    /** Counts characters of text. */
    public void characters(long more) throws LimitReached {
        characters += more;
        if (characters > limits.characters()) {
            throw new LimitReached("the mail holds more text than Postern reads");
        }
    }

    /** Counts a page that is rendered to be read by OCR. */
    public void page() throws LimitReached {
        pages++;
        if (pages > limits.pages()) {
            throw new LimitReached("the mail holds more pages that are pictures than Postern reads");
        }
        check();
    }

    /** Whether a picture of that size may be decoded. */
    public void picture(long width, long height) throws LimitReached {
        if (width <= 0 || height <= 0 || width > limits.pixels() / height) {
            throw new LimitReached("a picture has more than " + limits.pixels() / 1_000_000 + " million pixels");
        }
    }

    /** Call it now and then in a loop: ends what takes too long. */
    public void check() throws LimitReached {
        if (cpu().compareTo(limits.cpuTime()) > 0) {
            throw new LimitReached("reading takes too long");
        }
    }

    /** The files found inside since it was asked last. */
    List<OpenFile> takeFound() {
        List<OpenFile> taken = List.copyOf(found);
        found.clear();
        return taken;
    }

    /** Draws boxes on a picture, if somebody asked for that; only the first few of a file. */
    public void draw(OpenFile file, BufferedImage picture, List<Box> boxes) throws IOException {
        if (draws && drawings.size() < DRAWINGS) {
            drawings.add(new Drawing(file.path(), Boxes.on(picture, boxes)));
        }
    }

    /** Takes back what was drawn of a file. */
    void forget(OpenFile file) {
        drawings.removeIf(drawing -> drawing.path().equals(file.path()));
    }

    List<Drawing> drawings() {
        return List.copyOf(drawings);
    }

    /** What was added since it was asked last. */
    List<FileItem> takeFinished() {
        List<FileItem> taken = List.copyOf(finished);
        finished.clear();
        return taken;
    }

    Duration cpu() {
        return Duration.ofNanos(cpuNanos() - started);
    }

    long bytes() {
        return bytes;
    }

    int pages() {
        return Math.min(pages, limits.pages());
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
