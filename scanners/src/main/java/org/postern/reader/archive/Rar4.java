package org.postern.reader.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.postern.read.LittleEndian;
import org.postern.read.Region;
import org.postern.reader.LimitReached;

/** Lists what is in archives of RAR 1.5 to 4 (technote.txt of that time). */
final class Rar4 {
    private static final int MARK = 7;
    private static final int MAIN = 0x73;
    private static final int FILE = 0x74;
    private static final int SERVICE = 0x7a;
    private static final int END = 0x7b;

    private Rar4() {}

    static void list(FileChannel bytes, Unpacking out, Rar rar) throws IOException, LimitReached {
        long at = MARK;
        while (at < bytes.size()) {
            out.session().check();
            byte[] start = Region.bytes(bytes, at, MARK);
            int size = start.length < MARK ? 0 : LittleEndian.at16(start, 5);
            byte[] header = Region.bytes(bytes, at, size);
            if (size < MARK || header.length < size || sum(header) != LittleEndian.at16(header, 0)) {
                throw new IOException("no block header");
            }
            int type = header[2] & 0xff;
            if (type == END) {
                rar.volume((LittleEndian.at16(header, 3) & 1) != 0);
                return;
            }
            at += size + block(header, at + size, rar);
        }
        throw new IOException("no end of archive");
    }

    private static int sum(byte[] header) {
        CRC32 crc = new CRC32();
        crc.update(header, 2, header.length - 2);
        return (int) crc.getValue() & 0xffff;
    }

    /** How many bytes of data follow the header. */
    private static long block(byte[] header, long data, Rar rar) throws IOException, LimitReached {
        int flags = LittleEndian.at16(header, 3);
        if (header[2] == MAIN && (flags & 0x80) != 0) {
            throw new Locked();
        }
        if (header[2] == MAIN) { // MHD_VOLUME without MHD_FIRSTVOLUME
            rar.volume((flags & 0x101) == 1);
        }
        if (header[2] == FILE) {
            RarEntry entry = entry(header, flags, data);
            rar.take(entry);
            return entry.packed();
        }
        if (header[2] == SERVICE && header.length > 32) {
            RarEntry entry = entry(header, flags, data);
            if (entry.name().equals("CMT")) {
                rar.comment(entry);
            }
            return entry.packed();
        }
        return (flags & 0x8000) == 0 ? 0 : LittleEndian.at32(header, 7);
    }

    private static RarEntry entry(byte[] header, int flags, long data) {
        boolean large = (flags & 0x100) != 0;
        int length = LittleEndian.at16(header, 26);
        int from = large ? 40 : 32;
        byte[] name = Arrays.copyOfRange(header, from, from + length);
        return new RarEntry(
                name(name, (flags & 0x200) != 0),
                LittleEndian.at32(header, 7) + (large ? LittleEndian.at32(header, 32) << 32 : 0),
                LittleEndian.at32(header, 11) + (large ? LittleEndian.at32(header, 36) << 32 : 0),
                LittleEndian.at32(header, 16),
                data,
                what(header, flags));
    }

    private static RarEntry.What what(byte[] header, int flags) {
        if ((flags & 0xe0) == 0xe0) {
            return RarEntry.What.FOLDER;
        }
        if ((flags & 4) != 0) {
            return RarEntry.What.LOCKED;
        }
        if ((flags & 3) != 0) {
            return RarEntry.What.SPLIT;
        }
        return header[25] == 0x30 ? RarEntry.What.STORED : RarEntry.What.PACKED;
    }

    /** Up to a NUL it is written plain; what comes after is the same name in a packed form. */
    private static String name(byte[] name, boolean twice) {
        String text = new String(name, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return Labels.of(twice && end >= 0 ? text.substring(0, end) : text);
    }
}
