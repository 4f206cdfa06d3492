package org.postern.reader.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.postern.read.ZipDirectory;
import org.postern.read.ZipLocal;

/** Whether all programs find the same files in a ZIP file, by whichever of its two lists they go. */
public final class ZipCheck {
    private ZipCheck() {}

    private record Range(long from, long to) {}

    /** What is odd, in words that go on from the file's name. */
    public static Optional<String> problem(FileChannel bytes, ZipDirectory directory) throws IOException {
        boolean same = !directory.isMiscounted();
        for (ZipDirectory.Entry entry : directory.entries()) {
            same &= isSame(bytes, entry);
        }
        return same && !hides(bytes, directory)
                ? Optional.empty()
                : Optional.of("is built so that different programs find different files in it.");
    }

    private static boolean isSame(FileChannel bytes, ZipDirectory.Entry entry) throws IOException {
        try {
            return ZipLocal.of(bytes, entry).isLike(entry);
        } catch (ZipException none) {
            return false;
        }
    }

    /** Whether two files share bytes, by which a small archive holds any number of large ones. */
    static boolean overlaps(FileChannel bytes, ZipDirectory directory) throws IOException {
        long end = 0;
        for (Range range : ranges(bytes, directory)) {
            if (range.from() < end) {
                return true;
            }
            end = range.to();
        }
        return end > directory.directory();
    }

    private static List<Range> ranges(FileChannel bytes, ZipDirectory directory) throws IOException {
        List<Range> ranges = new ArrayList<>();
        for (ZipDirectory.Entry entry : directory.entries()) {
            try {
                ranges.add(new Range(entry.local(), ZipLocal.of(bytes, entry).data() + entry.packed()));
            } catch (ZipException none) {
                ranges.add(new Range(entry.local(), entry.local()));
            }
        }
        ranges.sort(Comparator.comparingLong(Range::from));
        return ranges;
    }

    /** Whether a file stands between those of the list. */
    private static boolean hides(FileChannel bytes, ZipDirectory directory) throws IOException {
        long end = isLocal(bytes, 0) ? 0 : directory.start();
        for (Range range : ranges(bytes, directory)) {
            if (hasLocal(bytes, end, range.from())) {
                return true;
            }
            end = Math.max(end, range.to());
        }
        return hasLocal(bytes, end, directory.directory());
    }

    private static boolean isLocal(FileChannel bytes, long at) throws IOException {
        return Marks.contains(bytes, at, at + LOCAL.length(), LOCAL);
    }

    /** Whether something that is no file of the archive stands around it. */
    static boolean isWrapped(FileChannel bytes, ZipDirectory directory) throws IOException {
        boolean before = directory.start() > 0 && !isLocal(bytes, 0);
        return before || directory.end() < bytes.size();
    }

    private static final String LOCAL = "PK\u0003\u0004";
    private static final int GAP = 1 << 20;

    /** A data descriptor and some padding may stand there (APPNOTE 4.3.9); no header of another file. */
    private static boolean hasLocal(FileChannel bytes, long from, long to) throws IOException {
        if (to - from < 30) {
            return false;
        }
        return to - from > GAP || Marks.contains(bytes, from, to, LOCAL);
    }
}
