package org.postern.reader;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.postern.read.LittleEndian;
import org.postern.read.Region;

/** Finds where a file of a kind ends by its own account; programs show nothing of what stands after. */
final class FileEnd {
    private final FileChannel file;
    private final DataInputStream in;
    private long at;

    private FileEnd(FileChannel file, long from) throws IOException {
        this.file = file;
        this.in = new DataInputStream(new BufferedInputStream(new Region(file, from, file.size()), 1 << 16));
        this.at = from;
    }

    /** Empty if it has no end, or none that is known. */
    static OptionalLong of(FileChannel file, String kind, long from) throws IOException {
        FileEnd end = new FileEnd(file, from);
        try {
            return switch (kind) {
                case "jpg" -> OptionalLong.of(end.jpeg());
                case "png" -> OptionalLong.of(end.png());
                case "gif" -> OptionalLong.of(end.gif());
                case "webp", "wav", "avi" -> OptionalLong.of(end.riff());
                case "bmp" -> OptionalLong.of(LittleEndian.at32(end.bytes(6), 2));
                case "pdf" -> end.pdf();
                default -> OptionalLong.empty();
            };
        } catch (EOFException cut) {
            return OptionalLong.empty();
        }
    }

    private int octet() throws IOException {
        at++;
        return in.readUnsignedByte();
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        at += count;
        return bytes;
    }

    private void skip(long count) throws IOException {
        in.skipNBytes(count);
        at += count;
    }

    /** ITU-T T.81 B.1.1: segments have lengths; data of a scan go on to the next marker that is no restart. */
    private long jpeg() throws IOException {
        int marker = marker(octet());
        while (marker != 0xd9) {
            boolean bare = marker == 0xd8 || marker == 0x01 || marker == 0;
            if (!bare) {
                skip(Math.max(0, (octet() << 8 | octet()) - 2));
            }
            marker = marker == 0xda || bare ? next() : marker(octet());
        }
        return at;
    }

    private int marker(int octet) throws IOException {
        int code = octet == 0xff ? octet() : 0;
        while (code == 0xff) {
            code = octet();
        }
        return code;
    }

    private int next() throws IOException {
        while (true) {
            int octet = octet();
            int code = octet == 0xff ? marker(octet) : 0;
            if (code != 0 && (code < 0xd0 || code > 0xd7)) {
                return code;
            }
        }
    }

    /** ISO 15948 11.2.5: IEND is the last chunk. */
    private long png() throws IOException {
        skip(8);
        while (true) {
            long length = Integer.toUnsignedLong(in.readInt());
            int type = in.readInt();
            at += 8;
            skip(length + 4);
            if (type == 0x49454e44) {
                return at;
            }
        }
    }

    /** GIF89a 27: blocks, then a trailer. */
    private long gif() throws IOException {
        skip(10);
        int flags = octet();
        skip(2 + colours(flags));
        for (int block = octet(); block == '!' || block == ','; block = octet()) {
            if (block == '!') {
                skip(1);
            } else {
                skip(8);
                skip(colours(octet()) + 1);
            }
            for (int size = octet(); size > 0; size = octet()) {
                skip(size);
            }
        }
        return at;
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private long riff() throws IOException {
        long size = LittleEndian.at32(bytes(8), 4);
        return 8 + size + (size & 1);
    }

    private static final int BLOCK = 1 << 16;

    /** ISO 32000-1 7.5.5: the last line is %%EOF; an older one may stand before. */
    private OptionalLong pdf() throws IOException {
        for (long from = Math.max(0, file.size() - BLOCK); ; from = Math.max(0, from - BLOCK + 8)) {
            String text = new String(Region.bytes(file, from, BLOCK), StandardCharsets.ISO_8859_1);
            int mark = text.lastIndexOf("%%EOF");
            if (mark >= 0) {
                return OptionalLong.of(from + mark + 5);
            }
            if (from == 0) {
                return OptionalLong.empty();
            }
        }
    }
}
