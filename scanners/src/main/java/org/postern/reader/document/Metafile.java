package org.postern.reader.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.postern.reader.LimitReached;

/** The words in the records of a Windows drawing, old ([MS-WMF] 2.3) or new ([MS-EMF] 2.3), and what else it draws. */
final class Metafile {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int PLACEABLE = 0x9ac6cdd7;
    private static final int EMF_PLUS = 0x2b464d45;
    /** Lines and areas that letters could be made of; fewer make a frame or a small diagram. */
    private static final int PIECES = 60;
    /** A record that copies a picture has one behind its fields; without one it only fills an area. */
    private static final int BARE = 150;

    private final ByteBuffer file;
    private final DocumentText out;
    private int pieces;
    private boolean unread;
    private int lastY = Integer.MIN_VALUE;
    private int lastLength;

    Metafile(byte[] bytes, DocumentText out) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.out = out;
    }

    /** Whether it holds a picture, letters by number only, or so many lines that they may be letters. */
    boolean mayHoldMore() {
        return unread || pieces > PIECES;
    }

    /** Throws if a record reaches beyond the end, or the last record is missing. */
    void read() throws IOException, LimitReached {
        try {
            boolean isNew = file.limit() > 44 && file.getInt(0) == 1 && file.getInt(40) == 0x464d4520;
            boolean closed = isNew ? emf() : wmf();
            out.line();
            if (!closed) {
                throw new IOException("cut off");
            }
        } catch (IndexOutOfBoundsException beyond) {
            throw new IOException(beyond);
        }
    }

    private boolean emf() throws IOException, LimitReached {
        int at = 0;
        while (at + 8 <= file.limit()) {
            int type = file.getInt(at);
            int size = file.getInt(at + 4);
            if (size < 8 || size > file.limit() - at) {
                throw new IOException("a record of " + size);
            }
            emf(type, at, size);
            if (type == 14) { // EMR_EOF
                return true;
            }
            at += size;
        }
        return false;
    }

    private void emf(int type, int at, int size) throws LimitReached {
        switch (type) {
            case 83, 84 -> { // EMR_EXTTEXTOUTA and W
                unread |= (file.getInt(at + 52) & 0x10) != 0; // ETO_GLYPH_INDEX
                text(at + file.getInt(at + 48), file.getInt(at + 44), type == 84, file.getInt(at + 40));
            }
            case 108 -> { // EMR_SMALLTEXTOUT
                int options = file.getInt(at + 20);
                int start = at + 36 + ((options & 0x100) == 0 ? 16 : 0);
                text(start, file.getInt(at + 16), (options & 0x200) == 0, file.getInt(at + 12));
            }
            case 96, 97 -> unread = true; // EMR_POLYTEXTOUT
            case 76, 77, 78, 79, 80, 81, 114, 116 -> unread |= size > BARE;
            case 70 -> comment(at + 12, at + size);
            case 2, 3, 4, 5, 6, 7, 8, 54, 55, 56, 85, 86, 87, 88, 89, 90, 91, 92 -> pieces++;
            default -> {}
        }
    }

    /** Records of EMF+ ([MS-EMFPLUS] 2.3): strings are read, pictures and letters by number are not. */
    private void comment(int from, int end) throws LimitReached {
        if (end - from < 4 || file.getInt(from) != EMF_PLUS) {
            return;
        }
        int at = from + 4;
        while (at + 12 <= end) {
            int type = file.getShort(at) & 0xffff;
            int size = file.getInt(at + 4);
            if (type == 0x401c) { // EmfPlusDrawString
                text(at + 40, file.getInt(at + 20), true, at);
            } else if (type == 0x4036 || (type == 0x4008 && (file.getShort(at + 2) & 0x7f00) == 0x500)) {
                unread = true;
            }
            at += Math.max(12, size);
        }
    }

    private boolean wmf() throws IOException, LimitReached {
        int at = file.getInt(0) == PLACEABLE ? 22 + 18 : 18;
        while (at + 6 <= file.limit()) {
            long size = 2L * Integer.toUnsignedLong(file.getInt(at));
            int type = file.getShort(at + 4) & 0xffff;
            if (type == 0) { // META_EOF
                return true;
            }
            if (size < 6 || size > file.limit() - at) {
                throw new IOException("a record of " + size);
            }
            wmf(type, at, (int) size);
            at += (int) size;
        }
        return false;
    }

    private void wmf(int type, int at, int size) throws LimitReached {
        switch (type) {
            case 0x0521 -> { // META_TEXTOUT
                int length = file.getShort(at + 6);
                text(at + 8, length, false, file.getShort(at + 8 + length + (length & 1)));
            }
            case 0x0a32 -> { // META_EXTTEXTOUT
                int options = file.getShort(at + 12);
                unread |= (options & 0x10) != 0;
                text(at + 14 + ((options & 6) != 0 ? 8 : 0), file.getShort(at + 10), false, file.getShort(at + 6));
            }
            case 0x0f43, 0x0b41, 0x0940, 0x0d33, 0x0922, 0x0b23 -> unread |= size > BARE;
            case 0x0324, 0x0325, 0x0538, 0x0213 -> pieces++;
            default -> {}
        }
    }

    /** Letters at the same height stand on one line. */
    private void text(int at, int length, boolean wide, int y) throws LimitReached {
        if (length <= 0) {
            return;
        }
        byte[] bytes = new byte[Math.multiplyExact(length, wide ? 2 : 1)];
        file.get(at, bytes);
        if (y != lastY) {
            out.line();
        } else if (length > 1 && lastLength > 1) {
            out.gap();
        }
        out.words(new String(bytes, wide ? StandardCharsets.UTF_16LE : WINDOWS), false);
        lastY = y;
        lastLength = length;
    }
}
