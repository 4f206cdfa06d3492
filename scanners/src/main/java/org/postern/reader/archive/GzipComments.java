package org.postern.reader.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.postern.read.LittleEndian;
import org.postern.read.Region;
import org.postern.reader.LimitReached;

/** Takes the name and the comment that the header of a gz file may have (RFC 1952 2.3). */
final class GzipComments {
    private static final int HEADER = 10;
    private static final int LONGEST = 1 << 16;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private GzipComments() {}

    static void take(FileChannel bytes, Unpacking out) throws IOException, LimitReached {
        byte[] head = Region.bytes(bytes, 0, LONGEST);
        int flags = head.length < HEADER + 2 ? 0 : head[3];
        int at = HEADER + ((flags & EXTRA) == 0 ? 0 : 2 + LittleEndian.at16(head, HEADER));
        if ((flags & NAME) != 0) {
            at = take(head, at, out);
        }
        if ((flags & COMMENT) != 0) {
            at = take(head, at, out);
        }
        if (at > head.length) {
            out.problem(out.file().called() + " has a comment that is too long to be read.");
        }
    }

    /** Text in Latin-1 up to a NUL; what stands after it. */
    private static int take(byte[] head, int from, Unpacking out) throws LimitReached {
        int end = from;
        while (end < head.length && head[end] != 0) {
            end++;
        }
        if (end > from) {
            out.comment(new String(head, from, end - from, StandardCharsets.ISO_8859_1));
        }
        return end + 1;
    }
}
