package org.postern.reader.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.postern.read.LittleEndian;
import org.postern.read.Region;
import org.postern.reader.LimitReached;

/** Lists what is in archives of RAR 5 and later ("RAR 5.0 archive format"). */
final class Rar5 {
    private static final int MARK = 8;
    /** The size of a header takes at most three bytes. */
    private static final int LARGEST = 1 << 21;

    private static final int MAIN = 1;
    private static final int FILE = 2;
    private static final int SERVICE = 3;
    private static final int ENCRYPTION = 4;
    private static final int END = 5;

    private Rar5() {}

    static void list(FileChannel bytes, Unpacking out, Rar rar) throws IOException, LimitReached {
        long at = MARK;
        while (at < bytes.size()) {
            out.session().check();
            Header header = header(bytes, at);
            if (header.type == MAIN) {
                rar.volume((header.number() & 2) != 0); // it has a number, which the first one has not
            }
            if (header.type == END) {
                rar.volume((header.number() & 1) != 0); // more follow
                return;
            }
            if (header.type == ENCRYPTION) {
                throw new Locked();
            }
            if (header.type == FILE || header.type == SERVICE) {
                RarEntry entry = file(header);
                if (header.type == FILE) {
                    rar.take(entry);
                } else if (entry.name().equals("CMT")) {
                    rar.comment(entry);
                }
            }
            at = header.data + header.packed;
        }
        throw new IOException("no end of archive");
    }

    private static Header header(FileChannel bytes, long at) throws IOException {
        byte[] start = Region.bytes(bytes, at, 7);
        if (start.length < 7) {
            throw new IOException("no header");
        }
        Header size = new Header(start, 4);
        long length = size.number();
        if (length < 2 || length > LARGEST) {
            throw new IOException("no header");
        }
        byte[] whole = Region.bytes(bytes, at, size.at + (int) length);
        CRC32 crc = new CRC32();
        crc.update(whole, 4, whole.length - 4);
        if (whole.length < size.at + length || crc.getValue() != LittleEndian.at32(whole, 0)) {
            throw new IOException("header is damaged");
        }
        Header header = new Header(whole, size.at);
        header.begin(at + whole.length);
        return header;
    }

    private static RarEntry file(Header header) throws IOException {
        long flags = header.number();
        long size = header.number();
        header.number(); // attributes
        header.at += (flags & 2) != 0 ? 4 : 0; // time
        boolean summed = (flags & 4) != 0;
        long crc = summed ? LittleEndian.at32(header.bytes, header.at) : 0;
        header.at += summed ? 4 : 0;
        boolean stored = (header.number() >> 7 & 7) == 0;
        header.number(); // system
        String name = header.text();
        RarEntry.What plain = !summed ? RarEntry.What.UNPROVED : stored ? RarEntry.What.STORED : RarEntry.What.PACKED;
        RarEntry.What what = (flags & 1) != 0 ? RarEntry.What.FOLDER : what(header, plain);
        return new RarEntry(name, header.packed, size, crc, header.data, what);
    }

    private static RarEntry.What what(Header header, RarEntry.What plain) throws IOException {
        if (header.has(Header.ENCRYPTED)) {
            return RarEntry.What.LOCKED;
        }
        if (header.isSplit()) {
            return RarEntry.What.SPLIT;
        }
        if (header.has(Header.ELSEWHERE)) {
            return RarEntry.What.LINK;
        }
        return plain;
    }

    /** A header while it is read; its numbers are seven bits to a byte, the last one without bit 7. */
    private static final class Header {
        private final byte[] bytes;
        private int at;
        private long type;
        private long flags;
        private int extra;
        private long packed;
        private long data;

        Header(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        void begin(long end) throws IOException {
            type = number();
            flags = number();
            extra = (flags & 1) != 0 ? (int) Math.min(number(), bytes.length) : 0;
            packed = (flags & 2) != 0 ? number() : 0;
            data = end;
            if (packed < 0) {
                throw new IOException("data of no size");
            }
        }

        long number() throws IOException {
            long number = 0;
            for (int shift = 0; shift < 63 && at < bytes.length; shift += 7) {
                byte octet = bytes[at++];
                number |= (octet & 0x7fL) << shift;
                if (octet >= 0) {
                    return number;
                }
            }
            throw new IOException("no number");
        }

        String text() throws IOException {
            int length = (int) Math.min(number(), bytes.length - at);
            at += length;
            return Labels.of(new String(bytes, at - length, length, StandardCharsets.UTF_8));
        }

        boolean isSplit() {
            return (flags & 0x18) != 0;
        }

        static final int ENCRYPTED = 1;
        /** A link, or the same bytes as a file before. */
        static final int ELSEWHERE = 5;

        /** Whether the extra area, which ends the header, has a record of that type. */
        boolean has(int record) throws IOException {
            Header area = new Header(Arrays.copyOfRange(bytes, bytes.length - extra, bytes.length), 0);
            while (area.at < area.bytes.length) {
                long size = area.number();
                int begin = area.at;
                if (area.number() == record) {
                    return true;
                }
                area.at = (int) Math.min(begin + size, area.bytes.length);
            }
            return false;
        }
    }
}
