package org.postern.reader.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import org.postern.read.FileKind;
import org.postern.read.Reading;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Hands on the pictures of an icon or a pointer: PNG files, or bitmaps without their file header (Win32 ICONDIR). */
public final class IconReader implements KindReader {
    private static final int HEADER = 6;
    private static final int ENTRY = 16;
    private static final int MOST = 64;
    private static final int PNG = 0x474e5089;
    private static final int BITMAP_HEADER = 14;

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("ico");
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        byte[] bytes = Files.readAllBytes(file.bytes());
        ByteBuffer icon = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.length < HEADER ? 0 : Short.toUnsignedInt(icon.getShort(4));
        if (count == 0 || HEADER + count * ENTRY > bytes.length) {
            throw new IOException("no pictures");
        }
        for (int i = 0; i < Math.min(count, MOST); i++) {
            int entry = HEADER + i * ENTRY;
            long size = Integer.toUnsignedLong(icon.getInt(entry + 8));
            long from = Integer.toUnsignedLong(icon.getInt(entry + 12));
            if (size < BITMAP_HEADER || from + size > bytes.length) {
                throw new IOException("a picture is cut off");
            }
            byte[] picture = Arrays.copyOfRange(bytes, (int) from, (int) (from + size));
            boolean png = icon.getInt((int) from) == PNG;
            byte[] whole = png ? picture : bitmap(picture);
            session.child(file, Optional.of(png ? "icon.png" : "icon.bmp"), new ByteArrayInputStream(whole));
        }
        return Seen.of(
                count > MOST
                        ? new Reading.Partly(file.called() + " holds more pictures than Postern opens.")
                        : Reading.WHOLE);
    }

    /** Below the picture stands a mask of the same size, so the height is told twice as large. */
    private static byte[] bitmap(byte[] picture) throws IOException {
        ByteBuffer old = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        int header = old.getInt(0);
        if (header < 40 || header > picture.length) {
            throw new IOException("no bitmap");
        }
        int bits = old.getShort(14);
        int colours = bits > 8 ? 0 : old.getInt(32) == 0 ? 1 << bits : Math.min(256, Math.abs(old.getInt(32)));
        ByteBuffer file = ByteBuffer.allocate(BITMAP_HEADER + picture.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0);
        file.putInt(BITMAP_HEADER + header + 4 * colours).put(picture);
        file.putInt(BITMAP_HEADER + 8, old.getInt(8) / 2).putInt(BITMAP_HEADER + 20, 0);
        return file.array();
    }
}
