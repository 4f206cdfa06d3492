package org.postern.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipException;

/**
 * The list of files at the end of a ZIP file (APPNOTE 4.3).
 *
 * @param entries the first {@link #MOST} of them
 * @param start where the archive begins; what stands before is no part of it
 * @param directory where the list begins
 * @param end where the archive ends; what stands after is no part of it
 * @param count of entries as the archive states it
 * @param split whether it is one of several volumes
 */
public record ZipDirectory(List<Entry> entries, long start, long directory, long end, long count, boolean split) {
    /** No more entries than these are looked at. */
    public static final int MOST = 10_000;

    private static final int END = 22;
    private static final int END64 = 56;
    private static final int LOCATOR = 20;

    public ZipDirectory {
        entries = List.copyOf(entries);
    }

    /**
     * One file of the list.
     *
     * @param name its last part, if it is very long
     * @param other a second name that some programs show
     * @param raw to compare the name with the one before the file's data
     * @param packed bytes it takes in the archive
     * @param size bytes unpacked
     * @param local where its local header is
     */
    public record Entry(
            String name,
            Optional<String> other,
            Raw raw,
            int flags,
            int method,
            long crc,
            long packed,
            long size,
            long local) {
        public boolean isFolder() {
            return name.endsWith("/") && size == 0;
        }

        public boolean isEncrypted() {
            return (flags & 1) != 0;
        }
    }

    /** Length and CRC of a name as it is written. */
    public record Raw(int length, long crc) {}

    /**
     * The list; empty if the file has none.
     *
     * @throws ZipException if it has one that is damaged
     */
    public static Optional<ZipDirectory> of(FileChannel file) throws IOException {
        int length = (int) Math.min(file.size(), END + 0xffff);
        byte[] tail = Region.bytes(file, file.size() - length, length);
        OptionalInt at = end(tail);
        return at.isEmpty() ? Optional.empty() : Optional.of(at(file, tail, at.getAsInt()));
    }

    /** The last mark whose comment reaches the end of the file, or else the last one of all. */
    private static OptionalInt end(byte[] tail) {
        OptionalInt last = OptionalInt.empty();
        for (int at = tail.length - END; at >= 0; at--) {
            if (isMark(tail, at, 5, 6)) {
                if (at + END + LittleEndian.at16(tail, at + 20) == tail.length) {
                    return OptionalInt.of(at);
                }
                last = last.isEmpty() ? OptionalInt.of(at) : last;
            }
        }
        return last;
    }

    private static boolean isMark(byte[] bytes, int at, int third, int fourth) {
        return bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == third && bytes[at + 3] == fourth;
    }

    private static ZipDirectory at(FileChannel file, byte[] tail, int at) throws IOException {
        long place = file.size() - tail.length + at;
        long end = Math.min(file.size(), place + END + LittleEndian.at16(tail, at + 20));
        long count = LittleEndian.at16(tail, at + 10);
        long size = LittleEndian.at32(tail, at + 12);
        long offset = LittleEndian.at32(tail, at + 16);
        boolean split = LittleEndian.at16(tail, at + 4) != 0;
        if (at >= LOCATOR && isMark(tail, at - LOCATOR, 6, 7)) { // zip64, APPNOTE 4.3.14 and 4.3.15
            place = place64(file, place - LOCATOR, LittleEndian.at64(tail, at - LOCATOR + 8));
            byte[] wide = Region.bytes(file, place, END64);
            count = LittleEndian.at64(wide, 32);
            size = LittleEndian.at64(wide, 40);
            offset = LittleEndian.at64(wide, 48);
        }
        if (split) {
            return new ZipDirectory(List.of(), 0, place, end, count, true);
        }
        long directory = place - size;
        if (size < 0 || offset < 0 || directory < offset) {
            throw new ZipException("the central directory is not where it should be");
        }
        List<Entry> entries = new ZipEntries(file, directory, size, directory - offset).read();
        long start = entries.stream().mapToLong(Entry::local).min().orElse(directory);
        return new ZipDirectory(entries, start, directory, end, count, false);
    }

    /** Its stated place, or right before the locator if something was put before the archive. */
    private static long place64(FileChannel file, long locator, long stated) throws IOException {
        for (long place : new long[] {stated, locator - END64}) {
            byte[] mark = place < 0 || place > locator - END64 ? new byte[0] : Region.bytes(file, place, 4);
            if (mark.length == 4 && isMark(mark, 0, 6, 6)) {
                return place;
            }
        }
        throw new ZipException("the zip64 record is missing");
    }

    /** Whether there are more entries than were looked at, or fewer than the archive states. */
    public boolean isMiscounted() {
        return entries.size() < MOST && count != entries.size();
    }
}
