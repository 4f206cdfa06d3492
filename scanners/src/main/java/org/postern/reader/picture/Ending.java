package org.postern.reader.picture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Whether a file of pictures reaches to its end: decoders fill up what is missing and say nothing. */
final class Ending {
    private static final int LAST = 0x49454e44; // IEND
    private static final int ANIMATION = 0x6163544c; // acTL

    private final RandomAccessFile file;

    private Ending(RandomAccessFile file) {
        this.file = file;
    }

    static boolean isMissing(Path path, String kind) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            Ending ending = new Ending(file);
            return switch (kind) {
                case "gif" -> ending.lacksTrailer();
                case "png" -> !ending.hasChunk(LAST);
                case "jpg" -> ending.lacksEndOfImage();
                case "webp" -> ending.isShorterThanItSays();
                default -> false;
            };
        }
    }

    /** Whether it holds frames that are not decoded: those of a PNG (third edition, 11.3.6.1). */
    static boolean isMoving(Path path, String kind) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            return kind.equals("png") && new Ending(file).hasChunk(ANIMATION);
        }
    }

    /** GIF89a, 27: a trailer of 3B ends it. */
    private boolean lacksTrailer() throws IOException {
        file.seek(10);
        file.seek(13 + colours(file.read()));
        for (int block = file.read(); block == '!' || block == ','; block = file.read()) {
            if (block == '!') {
                file.skipBytes(1);
            } else {
                file.skipBytes(8);
                file.skipBytes(colours(file.read()) + 1);
            }
            for (int size = file.read(); size > 0; size = file.read()) {
                file.skipBytes(size);
            }
        }
        return file.getFilePointer() > file.length() || !endsOn(';');
    }

    private boolean endsOn(int trailer) throws IOException {
        file.seek(Math.max(0, file.getFilePointer() - 1));
        return file.read() == trailer;
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** PNG (third edition) 5.3: chunks have a length, a name and a checksum. */
    private boolean hasChunk(int name) throws IOException {
        long at = 8;
        while (at + 12 <= file.length()) {
            file.seek(at);
            long length = file.readInt() & 0xffff_ffffL;
            if (file.readInt() == name) {
                return true;
            }
            at += 12 + length;
        }
        return false;
    }

    /** JPEG (ITU-T T.81) B.2.1: the marker EOI comes last; thumbnails in the headers have one of their own. */
    private boolean lacksEndOfImage() throws IOException {
        long scan = firstScan();
        byte[] end = new byte[(int) Math.min(file.length() - scan, 1 << 20)];
        if (scan <= 0) {
            return true;
        }
        file.seek(file.length() - end.length);
        file.readFully(end);
        for (int i = end.length - 2; i >= 0; i--) {
            if (end[i] == (byte) 0xff && end[i + 1] == (byte) 0xd9) {
                return false;
            }
        }
        return true;
    }

    /** Where the first start of scan stands, or 0. */
    private long firstScan() throws IOException {
        long at = 2;
        while (at + 4 <= file.length()) {
            file.seek(at);
            int marker = file.readUnsignedShort();
            if (marker == 0xffda) {
                return at;
            }
            if (marker == 0xffff) {
                at++; // fill byte
            } else if (marker >> 8 != 0xff) {
                return 0;
            } else {
                at += 2 + file.readUnsignedShort();
            }
        }
        return 0;
    }

    /** WebP container (RFC 9649, 2.3). */
    private boolean isShorterThanItSays() throws IOException {
        file.seek(4);
        return file.length() < 8 + (Integer.reverseBytes(file.readInt()) & 0xffff_ffffL);
    }
}
