package org.postern.reader.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/** Opens archives that are read from front to back: tar, cpio, ar, arj. */
final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    /** After the two empty blocks that end it there is only padding. */
    static void open(InputStream in, long size, Unpacking out) throws IOException, LimitReached {
        each(new TarArchiveInputStream(in, BLOCK, BLOCK, "UTF-8"), size, out);
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet != 0) {
                out.sign(Sign.of(Sign.Kind.SECOND_FILE, "something stands after the archive"));
                out.problem(out.file().called() + " has something else after it.");
                return;
            }
        }
    }

    static void each(ArchiveInputStream<? extends ArchiveEntry> in, long size, Unpacking out)
            throws IOException, LimitReached {
        for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            out.session().check();
            if (!entry.isDirectory()) {
                take(in, entry, size, out);
            }
        }
    }

    private static void take(
            ArchiveInputStream<? extends ArchiveEntry> in, ArchiveEntry entry, long size, Unpacking out)
            throws LimitReached, IOException {
        String name = Labels.of(entry.getName());
        if (entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink())) {
            out.skip(name, "is only a link to another file");
        } else if (entry instanceof TarArchiveEntry tar && isDevice(tar)) {
            out.list(name, "is no file but a device of a computer");
        } else {
            out.takeFromAll(name, size, () -> new Open(in));
        }
    }

    private static boolean isDevice(TarArchiveEntry entry) {
        return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
    }

    /** The archive goes on after one of its files is closed. */
    private static final class Open extends FilterInputStream {
        Open(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
