package org.postern.reader.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.postern.read.LittleEndian;
import org.postern.read.Region;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/** Opens 7z files. */
final class SevenZip {
    private static final int HEADER = 32;

    private SevenZip() {}

    static void open(FileChannel bytes, Unpacking out) throws IOException, LimitReached {
        byte[] header = Region.bytes(bytes, 0, HEADER);
        if (header.length < HEADER) {
            out.problem(out.file().called() + " is cut off.");
            return;
        }
        long end = HEADER + LittleEndian.at64(header, 12) + LittleEndian.at64(header, 20);
        if (end > bytes.size() || end < HEADER) {
            out.problem(out.file().called() + " is cut off, or only one part of several.");
            return;
        }
        if (end < bytes.size()) {
            out.sign(Sign.of(Sign.Kind.SECOND_FILE, "something stands after the archive"));
            out.problem(out.file().called() + " has something else after it.");
        }
        try {
            entries(bytes.size(), out);
        } catch (PasswordRequiredException locked) {
            throw new Locked();
        } catch (MemoryLimitException large) {
            throw new Swollen();
        } catch (IOException other) {
            throw named(other);
        }
    }

    /** Methods the library does not know, such as PPMd and BCJ2, it only names in a sentence. */
    private static IOException named(IOException e) {
        String why = Optional.ofNullable(e.getMessage()).orElse("");
        if (why.startsWith("Multi input/output")) {
            return new Unsupported("BCJ2");
        }
        if (!why.startsWith("Unsupported compression method")) {
            return e;
        }
        return why.contains("[3, 4, 1]") ? new Unsupported("PPMd") : new Unsupported(); // Methods.txt
    }

    /** The library cannot go on in a file after data that it could not open; then the file is opened anew. */
    private static void entries(long size, Unpacking out) throws IOException, LimitReached {
        int next = 0;
        int count = 1;
        while (next < count) {
            try (SevenZFile seven = SevenZFile.builder()
                    .setPath(out.file().bytes())
                    .setMaxMemoryLimitKiB(ZipData.MEMORY_KIB)
                    .get()) {
                List<SevenZArchiveEntry> entries = new ArrayList<>();
                seven.getEntries().forEach(entries::add);
                count = entries.size();
                boolean opened = true;
                while (opened && next < count) {
                    opened = take(seven, entries.get(next), size, out);
                    next++;
                }
            }
        }
    }

    /** Whether its data could be opened. */
    private static boolean take(SevenZFile seven, SevenZArchiveEntry entry, long size, Unpacking out)
            throws LimitReached, Swollen {
        String name = Optional.ofNullable(entry.getName()).orElse("");
        AtomicBoolean opened = new AtomicBoolean(true);
        if (entry.isAntiItem()) {
            out.skip(name, "is only a note that a file is to be removed");
        } else if (!entry.isDirectory()) {
            out.takeFromAll(name, size, () -> {
                opened.set(false);
                InputStream in = data(seven, entry);
                opened.set(true);
                return in;
            });
        }
        return opened.get();
    }

    private static InputStream data(SevenZFile seven, SevenZArchiveEntry entry) throws IOException {
        return new FilterInputStream(translated(() -> seven.getInputStream(entry))) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return translated(() -> in.read(into, offset, length));
            }
        };
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T translated(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (PasswordRequiredException password) {
            throw new Locked();
        } catch (MemoryLimitException large) {
            throw new Swollen();
        } catch (IOException other) {
            throw named(other);
        }
    }
}
