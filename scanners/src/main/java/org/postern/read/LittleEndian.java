package org.postern.read;

/** Numbers as most archive formats write them, least significant byte first. */
public final class LittleEndian {
    private LittleEndian() {}

    public static int at16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
    }

    public static long at32(byte[] bytes, int at) {
        return at16(bytes, at) | ((long) at16(bytes, at + 2) << 16);
    }

    public static long at64(byte[] bytes, int at) {
        return at32(bytes, at) | (at32(bytes, at + 4) << 32);
    }
}
