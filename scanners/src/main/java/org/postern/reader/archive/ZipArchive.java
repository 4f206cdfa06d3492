package org.postern.reader.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.postern.read.FileKinds;
import org.postern.read.Sign;
import org.postern.read.ZipDirectory;
import org.postern.read.ZipLocal;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;

/** Opens ZIP files by the list at their end, and compares it with what stands before each file. */
final class ZipArchive {
    private static final String SPLIT =
            " is one part of a zip file that was split, and cannot be opened without the others.";

    private ZipArchive() {}

    static void open(FileChannel bytes, Unpacking out) throws IOException, LimitReached {
        OpenFile file = out.file();
        Optional<ZipDirectory> found = ZipDirectory.of(bytes);
        if (found.isEmpty()) {
            // APPNOTE 8.5.3: the first part of a split file begins with a mark of its own
            out.problem(file.called()
                    + (Marks.contains(bytes, 0, 4, "PK\u0007\b")
                            ? SPLIT
                            : " is cut off: the list of its files is missing."));
            return;
        }
        ZipDirectory directory = found.get();
        if (directory.split()) {
            out.problem(file.called() + SPLIT);
            return;
        }
        ZipCheck.problem(bytes, directory).ifPresent(odd -> out.problem(file.called() + " " + odd));
        boolean safe = !ZipCheck.overlaps(bytes, directory);
        if (!safe) {
            out.problem(file.called() + " is built so that its files lie on top of each other, as harmful ones do.");
        }
        if (ZipCheck.isWrapped(bytes, directory)) {
            out.sign(Sign.of(Sign.Kind.SECOND_FILE, "something stands before or after the archive"));
            out.problem(file.called() + " has something else before or after it.");
        }
        ZipComments.take(bytes, directory, out);
        for (ZipDirectory.Entry entry : directory.entries()) {
            if (!entry.isFolder()) {
                take(bytes, entry, safe, out);
            }
        }
    }

    /** Programs differ in which name they show; the worse one counts. */
    private static String name(ZipDirectory.Entry entry) {
        return FileKinds.isBlocked(FileKinds.named(Optional.of(entry.name())))
                ? entry.name()
                : entry.other().orElse(entry.name());
    }

    private static void take(FileChannel bytes, ZipDirectory.Entry entry, boolean safe, Unpacking out)
            throws LimitReached, Swollen {
        String name = name(entry);
        if (entry.isEncrypted()) {
            out.locked(name);
        } else if (Measured.isTooMuch(entry.size(), entry.packed())) {
            throw new Swollen();
        } else if (safe) {
            out.take(name, entry.packed(), () -> ZipData.open(bytes, entry, ZipLocal.of(bytes, entry)));
        } else {
            out.list(name, "was not unpacked");
        }
    }
}
