package org.postern.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.zip.ZipException;

/**
 * What stands before a file's data in a ZIP file, which some programs go by instead of the list at the end.
 *
 * @param data where the data begins
 */
public record ZipLocal(ZipDirectory.Raw raw, int flags, int method, long crc, long packed, long size, long data) {
    private static final int FIXED = 30;
    private static final int DESCRIPTOR = 8;

    public static ZipLocal of(FileChannel file, ZipDirectory.Entry entry) throws IOException {
        byte[] fixed = Region.bytes(file, entry.local(), FIXED);
        if (fixed.length < FIXED || LittleEndian.at32(fixed, 0) != 0x04034b50L) {
            throw new ZipException("no local header");
        }
        int length = LittleEndian.at16(fixed, 26);
        int more = LittleEndian.at16(fixed, 28);
        byte[] name = Region.bytes(file, entry.local() + FIXED, length);
        long[] sizes = {LittleEndian.at32(fixed, 22), LittleEndian.at32(fixed, 18)};
        ZipEntries.widen(Region.bytes(file, entry.local() + FIXED + length, more), sizes);
        return new ZipLocal(
                new ZipDirectory.Raw(name.length, ZipEntries.crc(name)),
                LittleEndian.at16(fixed, 6),
                LittleEndian.at16(fixed, 8),
                LittleEndian.at32(fixed, 14),
                sizes[1],
                sizes[0],
                entry.local() + FIXED + length + more);
    }

    /** Whether it says of the file what the list says; with bit 3 its sizes come after the data. */
    public boolean isLike(ZipDirectory.Entry entry) {
        boolean same = raw.equals(entry.raw()) && method == entry.method() && (flags & 1) == (entry.flags() & 1);
        boolean later = (flags & DESCRIPTOR) != 0;
        boolean alike = crc == entry.crc() && packed == entry.packed() && size == entry.size();
        return same && (later || alike);
    }
}
