package org.postern.reader.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postern.message.Charsets;
import org.postern.read.LittleEndian;
import org.postern.read.Region;
import org.postern.read.ZipDirectory;
import org.postern.reader.LimitReached;

/**
 * Takes the comments of a ZIP file, which stand in its list: one for each file and one for all (APPNOTE 4.3.12, 16).
 */
final class ZipComments {
    private static final int FILE = 46;
    private static final int END = 22;
    private static final int LONGEST = 0xffff;

    private ZipComments() {}

    static void take(FileChannel bytes, ZipDirectory directory, Unpacking out) throws IOException, LimitReached {
        long at = directory.directory();
        for (int i = 0; i < directory.entries().size(); i++) {
            byte[] header = Region.bytes(bytes, at, FILE);
            if (header.length < FILE) {
                return;
            }
            int length = LittleEndian.at16(header, 32);
            at += FILE + LittleEndian.at16(header, 28) + LittleEndian.at16(header, 30);
            out.comment(text(Region.bytes(bytes, at, length)));
            at += length;
        }
        ofAll(bytes, directory, out);
    }

    /** The comment is the end of the archive, and its length stands right before it. */
    private static void ofAll(FileChannel bytes, ZipDirectory directory, Unpacking out)
            throws IOException, LimitReached {
        long from = Math.max(0, directory.end() - END - LONGEST);
        byte[] tail = Region.bytes(bytes, from, (int) (directory.end() - from));
        String marks = new String(tail, StandardCharsets.ISO_8859_1);
        for (int at = marks.lastIndexOf("PK\5\6"); at >= 0; at = marks.lastIndexOf("PK\5\6", at - 1)) {
            if (at + END <= tail.length && at + END + LittleEndian.at16(tail, at + 20) == tail.length) {
                out.comment(text(Arrays.copyOfRange(tail, at + END, tail.length)));
                return;
            }
        }
    }

    static String text(byte[] bytes) {
        return Charsets.guess(bytes).replace("\0", "");
    }
}
