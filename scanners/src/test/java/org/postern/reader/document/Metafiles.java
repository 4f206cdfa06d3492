package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Windows drawings, and a shape of old Word, written by hand. */
final class Metafiles {
    private Metafiles() {}

    private static ByteBuffer start() {
        ByteBuffer out = ByteBuffer.wrap(new byte[8192]).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(1).putInt(108);
        out.position(40);
        out.putInt(0x464d4520).putInt(0x10000);
        out.position(108);
        return out;
    }

    private static byte[] end(ByteBuffer out) {
        out.putInt(14).putInt(20).putInt(0).putInt(16).putInt(20);
        out.putInt(48, out.position());
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Each piece is a record of its own, on one line ([MS-EMF] 2.3.5.8). */
    static byte[] emf(String... pieces) {
        ByteBuffer out = start();
        int x = 0;
        for (String piece : pieces) {
            byte[] letters = Arrays.copyOf(piece.getBytes(StandardCharsets.UTF_16LE), (piece.length() * 2 + 3) & ~3);
            int at = out.position();
            out.putInt(84).putInt(76 + letters.length);
            out.position(at + 36);
            out.putInt(x).putInt(50).putInt(piece.length()).putInt(76);
            out.position(at + 76);
            out.put(letters);
            x += 100;
        }
        return end(out);
    }

    static byte[] lines(int count) {
        ByteBuffer out = start();
        for (int i = 0; i < count; i++) {
            out.putInt(54).putInt(16).putInt(i).putInt(i);
        }
        return end(out);
    }

    /** [MS-WMF] 2.3.3.20. */
    static byte[] wmf(String words) {
        ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x9ac6cdd7);
        out.position(14);
        out.putShort((short) 96);
        out.position(22);
        out.putShort((short) 1).putShort((short) 9).putShort((short) 0x300);
        out.position(40);
        byte[] letters = Arrays.copyOf(words.getBytes(StandardCharsets.ISO_8859_1), (words.length() + 1) & ~1);
        out.putInt((12 + letters.length) / 2).putShort((short) 0x521).putShort((short) words.length());
        out.put(letters).putShort((short) 10).putShort((short) 10);
        out.putInt(3).putShort((short) 0);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** A document with a shape among its data whose words are in a property ([MS-ODRAW] 2.3.22.2). */
    static byte[] wordArt(String words) throws IOException {
        byte[] letters = (words + "\0").getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer shape = ByteBuffer.allocate(5000).order(ByteOrder.LITTLE_ENDIAN);
        shape.position(33);
        shape.putShort((short) (2 << 4 | 3)).putShort((short) 0xf00b).putInt(12 + letters.length);
        shape.putShort((short) 0x1ff).putInt(0).putShort((short) 0xc0c0).putInt(letters.length);
        shape.put(letters);
        try (POIFSFileSystem ole =
                new POIFSFileSystem(new ByteArrayInputStream(OldOfficeFiles.doc("A letter", false)))) {
            ole.getRoot().createDocument("Data", new ByteArrayInputStream(shape.array()));
            return OfficeFiles.bytes(ole::writeFilesystem);
        }
    }
}
