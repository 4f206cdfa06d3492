package org.postern.strip;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** How a viewer must turn a picture: the only thing that stays of EXIF. */
final class Orientation {
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private Orientation() {}

    /** An EXIF structure (from the TIFF header on) that says only this; none where the picture stands upright. */
    static Optional<byte[]> minimal(byte[] exif) {
        int orientation = of(exif);
        if (orientation <= 1 || orientation > 8) {
            return Optional.empty();
        }
        ByteBuffer out = ByteBuffer.allocate(26);
        out.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1); // TIFF 6.0 section 2
        out.putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        return Optional.of(out.putInt(0).array());
    }

    /** Upright where it cannot be read: viewers cannot read it either. */
    private static int of(byte[] exif) {
        try {
            Cursor cursor = new Cursor(exif);
            boolean little = cursor.big(2) == 0x4949;
            cursor.skip(2);
            long directory = number(cursor, 4, little);
            cursor.skip(directory - cursor.place());
            long entries = number(cursor, 2, little);
            for (long i = 0; i < entries; i++) {
                long tag = number(cursor, 2, little);
                cursor.skip(6);
                long value = number(cursor, 2, little);
                cursor.skip(2);
                if (tag == TAG) {
                    return (int) value;
                }
            }
            return 1;
        } catch (EOFException damaged) {
            return 1;
        }
    }

    private static long number(Cursor cursor, int octets, boolean little) throws EOFException {
        return little ? cursor.little(octets) : cursor.big(octets);
    }
}
