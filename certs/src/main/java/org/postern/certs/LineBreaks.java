package org.postern.certs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for line breaks eight bytes at a time; the mails are megabytes and the lines are short. */
public final class LineBreaks {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long FEEDS = ONES * '\n';
    private static final long RETURNS = ONES * '\r';

    private LineBreaks() {}

    /** Where the next LF is, or {@code end}. */
    public static int nextFeed(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && zeroes((long) LONGS.get(bytes, i) ^ FEEDS) == 0) {
            i += Long.BYTES;
        }
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Where the next LF or CR is, or {@code end}. */
    static int next(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end) {
            long eight = (long) LONGS.get(bytes, i);
            if ((zeroes(eight ^ FEEDS) | zeroes(eight ^ RETURNS)) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    // Not zero if one of the eight bytes is (Mycroft's test).
    private static long zeroes(long eight) {
        return (eight - ONES) & ~eight & HIGH;
    }
}
