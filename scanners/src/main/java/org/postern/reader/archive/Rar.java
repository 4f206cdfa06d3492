package org.postern.reader.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.postern.read.Region;
import org.postern.reader.LimitReached;

/**
 * Opens rar files: what is in them, by their headers; what was only stored, from where it stands; the rest with the
 * library, where there is one.
 */
final class Rar implements AutoCloseable {
    private static final int LARGEST_COMMENT = 1 << 18;

    private final FileChannel bytes;
    private final Unpacking out;
    private final Optional<LibArchive> library;
    private Optional<RarData> data = Optional.empty();
    private int number;

    private Rar(FileChannel bytes, Unpacking out, Optional<LibArchive> library) {
        this.bytes = bytes;
        this.out = out;
        this.library = library;
    }

    static void open(FileChannel bytes, Unpacking out, Optional<LibArchive> library) throws IOException, LimitReached {
        byte[] mark = Region.bytes(bytes, 0, 7);
        try (Rar rar = new Rar(bytes, out, library)) {
            if (mark.length == 7 && mark[6] == 1) {
                Rar5.list(bytes, out, rar);
            } else {
                Rar4.list(bytes, out, rar);
            }
        }
    }

    /** Notes whether others belong to it: alone it may look whole. */
    void volume(boolean isPart) {
        if (isPart) {
            out.problem(out.file().called() + " is one part of a rar file that was split; the others are not in it.");
        }
    }

    /** Takes what stands in the next header. */
    void take(RarEntry entry) throws IOException, LimitReached {
        int at = number++;
        switch (entry.what()) {
            case FOLDER -> {}
            case LINK -> out.skip(entry.name(), "is only a link to another file");
            case LOCKED -> out.locked(entry.name());
            case SPLIT -> out.list(entry.name(), "goes on in another file");
            case STORED -> out.take(entry.name(), entry.packed(), () -> proved(entry, stored(entry)));
            case UNPROVED -> out.list(entry.name(), Unsupported.WHY);
            case PACKED -> unpack(entry, at);
        }
    }

    /** Takes a comment on the whole archive, in its service header. */
    void comment(RarEntry entry) throws IOException, LimitReached {
        if (entry.what() == RarEntry.What.STORED && entry.packed() <= LARGEST_COMMENT) {
            out.comment(ZipComments.text(Region.bytes(bytes, entry.data(), (int) entry.packed())));
        } else {
            out.problem(out.file().called() + " has a comment that Postern cannot read.");
        }
    }

    private void unpack(RarEntry entry, int at) throws IOException, LimitReached {
        if (library.isPresent()) {
            out.takeFromAll(
                    entry.name(),
                    bytes.size(),
                    () -> proved(entry, data(library.get()).file(at)));
        } else {
            out.problem(out.file().called() + " cannot be opened here; ask for a zip file instead.");
            out.list(entry.name(), Unsupported.WHY);
        }
    }

    private InputStream stored(RarEntry entry) throws IOException {
        return new Region(bytes, entry.data(), entry.packed());
    }

    private static InputStream proved(RarEntry entry, InputStream in) {
        return new Proved(in, entry.size(), entry.crc());
    }

    private RarData data(LibArchive library) throws IOException {
        if (data.isEmpty()) {
            data = Optional.of(RarData.open(library, out.file().bytes()));
        }
        return data.get();
    }

    @Override
    public void close() {
        data.ifPresent(RarData::close);
    }
}
