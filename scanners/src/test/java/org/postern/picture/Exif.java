package org.postern.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writes EXIF (TIFF 6.0, big-endian): IFD0, the Exif IFD and the GPS IFD, with the tags a test asks for. */
public final class Exif {
    public static final int MAKE = 0x010f;
    public static final int MODEL = 0x0110;
    public static final int ORIENTATION = 0x0112;
    public static final int ARTIST = 0x013b;
    public static final int XP_AUTHOR = 0x9c9d;
    public static final int USER_COMMENT = 0x9286;
    public static final int OWNER_NAME = 0xa430;
    public static final int BODY_SERIAL = 0xa431;

    private final Map<Integer, Entry> main = new TreeMap<>();
    private final Map<Integer, Entry> sub = new TreeMap<>();
    private final Map<Integer, Entry> gps = new TreeMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int type, int count, byte[] value) {}

    public static Exif camera(String make, String model) {
        return new Exif().text(MAKE, make).text(MODEL, model);
    }

    /** An ASCII value, in the IFD that the tag belongs to. */
    public Exif text(int tag, String value) {
        byte[] bytes = (value + "\0").getBytes(StandardCharsets.US_ASCII);
        (tag >= 0xa000 ? sub : main).put(tag, new Entry(2, bytes.length, bytes));
        return this;
    }

    public Exif orientation(int value) {
        main.put(ORIENTATION, new Entry(3, 1, new byte[] {0, (byte) value, 0, 0}));
        return this;
    }

    /** Windows writes UTF-16LE into a BYTE field. */
    public Exif windowsAuthor(String name) {
        byte[] bytes = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        main.put(XP_AUTHOR, new Entry(1, bytes.length, bytes));
        return this;
    }

    public Exif comment(String text) {
        byte[] bytes = ("ASCII\0\0\0" + text).getBytes(StandardCharsets.US_ASCII);
        sub.put(USER_COMMENT, new Entry(7, bytes.length, bytes));
        return this;
    }

    /** Whole degrees and minutes. */
    public Exif position(int north, int northMinutes, int west, int westMinutes) {
        gps.put(1, new Entry(2, 2, new byte[] {'N', 0, 0, 0}));
        gps.put(2, degrees(north, northMinutes));
        gps.put(3, new Entry(2, 2, new byte[] {'W', 0, 0, 0}));
        gps.put(4, degrees(west, westMinutes));
        return this;
    }

    private static Entry degrees(int degrees, int minutes) {
        ByteBuffer bytes = ByteBuffer.allocate(24);
        bytes.putInt(degrees).putInt(1).putInt(minutes).putInt(1).putInt(0).putInt(1);
        return new Entry(5, 3, bytes.array());
    }

    /** The TIFF structure alone, as PNG and WebP hold it. */
    public byte[] bytes() {
        int subAt = 8 + size(main, (sub.isEmpty() ? 0 : 1) + (gps.isEmpty() ? 0 : 1));
        int gpsAt = subAt + (sub.isEmpty() ? 0 : size(sub, 0));
        if (!sub.isEmpty()) {
            main.put(0x8769, pointer(subAt));
        }
        if (!gps.isEmpty()) {
            main.put(0x8825, pointer(gpsAt));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
        write(out, main, 8);
        if (!sub.isEmpty()) {
            write(out, sub, subAt);
        }
        if (!gps.isEmpty()) {
            write(out, gps, gpsAt);
        }
        return out.toByteArray();
    }

    private static Entry pointer(int place) {
        return new Entry(4, 1, ByteBuffer.allocate(4).putInt(place).array());
    }

    private static int size(Map<Integer, Entry> entries, int more) {
        int values = entries.values().stream()
                .mapToInt(e -> e.value().length > 4 ? even(e.value().length) : 0)
                .sum();
        return 2 + 12 * (entries.size() + more) + 4 + values;
    }

    private static int even(int length) {
        return length + length % 2;
    }

    private static void write(ByteArrayOutputStream out, Map<Integer, Entry> entries, int start) {
        ByteBuffer head = ByteBuffer.allocate(2 + 12 * entries.size() + 4);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        head.putShort((short) entries.size());
        entries.forEach((tag, entry) -> {
            head.putShort((short) (int) tag).putShort((short) entry.type()).putInt(entry.count());
            if (entry.value().length > 4) {
                head.putInt(start + head.capacity() + values.size());
                values.writeBytes(entry.value());
                values.writeBytes(new byte[entry.value().length % 2]);
            } else {
                head.put(entry.value()).put(new byte[4 - entry.value().length]);
            }
        });
        out.writeBytes(head.array());
        out.writeBytes(values.toByteArray());
    }
}
