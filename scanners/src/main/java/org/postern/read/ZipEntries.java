package org.postern.read;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** Reads the central directory of a ZIP file record by record, within bounds (APPNOTE 4.3.12). */
final class ZipEntries {
    private static final long CENTRAL = 0x02014b50L;
    private static final int FIXED = 46;
    /** Names are kept from their end on, which has the ending. */
    private static final int NAME = 300;

    private final List<ZipDirectory.Entry> entries = new ArrayList<>();
    private final DataInputStream in;
    private final long base;
    private long left;

    ZipEntries(FileChannel file, long start, long size, long base) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(new Region(file, start, size)));
        this.left = size;
        this.base = base;
    }

    /** At most {@link ZipDirectory#MOST} of them. */
    List<ZipDirectory.Entry> read() throws IOException {
        while (left >= FIXED && entries.size() < ZipDirectory.MOST) {
            byte[] fixed = next(FIXED);
            if (LittleEndian.at32(fixed, 0) != CENTRAL) {
                throw new ZipException("no record of the central directory");
            }
            byte[] name = next(LittleEndian.at16(fixed, 28));
            byte[] extra = next(LittleEndian.at16(fixed, 30));
            next(LittleEndian.at16(fixed, 32));
            entries.add(entry(fixed, name, extra));
        }
        return entries;
    }

    private byte[] next(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        left -= length;
        return bytes;
    }

    private ZipDirectory.Entry entry(byte[] fixed, byte[] name, byte[] extra) {
        long[] long64 = {LittleEndian.at32(fixed, 24), LittleEndian.at32(fixed, 20), LittleEndian.at32(fixed, 42)};
        widen(extra, long64);
        int flags = LittleEndian.at16(fixed, 8);
        return new ZipDirectory.Entry(
                name(name, flags),
                unicode(name, extra),
                new ZipDirectory.Raw(name.length, crc(name)),
                flags,
                LittleEndian.at16(fixed, 10),
                LittleEndian.at32(fixed, 16),
                long64[1],
                long64[0],
                base + long64[2]);
    }

    /** APPNOTE 4.5.3: what is too large for its field stands in the extra field 1, in this order. */
    static void widen(byte[] extra, long[] sizes) {
        int at = extra(extra, 1);
        if (at < 0) {
            return;
        }
        int end = at + 4 + LittleEndian.at16(extra, at + 2);
        int from = at + 4;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0xffffffffL && from + 8 <= end) {
                sizes[i] = LittleEndian.at64(extra, from);
                from += 8;
            }
        }
    }

    /** Where the extra field of that number is, -1 if there is none. */
    private static int extra(byte[] extra, int id) {
        for (int at = 0; at + 4 <= extra.length; at += 4 + LittleEndian.at16(extra, at + 2)) {
            if (at + 4 + LittleEndian.at16(extra, at + 2) > extra.length) {
                return -1;
            }
            if (LittleEndian.at16(extra, at) == id) {
                return at;
            }
        }
        return -1;
    }

    /** APPNOTE 4.6.9: a second name, in UTF-8, that some programs show instead of the first. */
    private static Optional<String> unicode(byte[] name, byte[] extra) {
        int at = extra(extra, 0x7075);
        int length = at < 0 ? 0 : LittleEndian.at16(extra, at + 2) - 5;
        if (length <= 0 || LittleEndian.at32(extra, at + 5) != crc(name)) {
            return Optional.empty();
        }
        return Optional.of(last(new String(extra, at + 9, length, StandardCharsets.UTF_8)));
    }

    /** Bit 11 says UTF-8; without it many programs write it all the same. */
    static String name(byte[] name, int flags) {
        String utf8 = new String(name, StandardCharsets.UTF_8);
        boolean other = (flags & 0x800) == 0 && utf8.indexOf('\ufffd') >= 0;
        return last(other ? new String(name, Charset.forName("IBM437")) : utf8);
    }

    private static String last(String name) {
        String plain = name.replace('\\', '/');
        return plain.length() <= NAME ? plain : plain.substring(plain.length() - NAME);
    }

    static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
