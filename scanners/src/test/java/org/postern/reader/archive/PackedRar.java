package org.postern.reader.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Packs texts for rar files as simply as its two formats allow: one table in which every octet has a code of one
 * length, then a code for each octet, and nothing repeated.
 */
final class PackedRar {
    private static final int LITERALS = 256;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int octet;
    private int count;

    private PackedRar() {}

    static byte[] old(String name, String text) {
        return Archives.rar4(name, text, packed4(text), 0x33, 0);
    }

    static byte[] recent(String name, String text) {
        return Archives.rar5(name, text, packed5(text), 3, new byte[0]);
    }

    /**
     * RAR 2.9: LZ and a new table. Octets below 255 are their own codes of 8 bits; 255, which UTF-8 does not have, and
     * "end of file" (256) share the rest with 9.
     */
    private static byte[] packed4(String text) {
        PackedRar out = new PackedRar();
        out.put(0, 1).put(0, 1);
        out.lengths(8, 9);
        for (int i = 0; i < LITERALS - 1; i++) {
            out.put(0, 1);
        }
        out.put(2, 2).put(2, 2);
        out.zeros(404 - LITERALS - 1, 2);
        for (byte one : text.getBytes(UTF_8)) {
            out.put(one & 0xff, 8);
        }
        return out.put(0x1ff, 9).put(0, 2).bytes();
    }

    /** RAR 5: one block with a table in which every octet is its own code. */
    private static byte[] packed5(String text) {
        PackedRar out = new PackedRar();
        out.lengths(8);
        for (int i = 0; i < LITERALS; i++) {
            out.put(0, 1);
        }
        out.zeros(306 + 64 + 16 + 44 - LITERALS, 1);
        for (byte one : text.getBytes(UTF_8)) {
            out.put(one & 0xff, 8);
        }
        byte[] block = out.bytes();
        byte flags = (byte) 0xc7; // a table, the last block, one octet of size, eight bits in the last octet
        byte sum = (byte) (0x5a ^ flags ^ block.length);
        return Archives.joined(new byte[] {flags, sum, (byte) block.length}, block);
    }

    /** The codes the table is written in: "0" is the first of these lengths, then come the others and 19, for zeros. */
    private void lengths(int... used) {
        int[] lengths = new int[20];
        for (int each : used) {
            lengths[each] = used.length;
        }
        lengths[used[0]] = 1;
        lengths[19] = used.length;
        Arrays.stream(lengths).forEach(each -> put(each, 4));
    }

    /** 11 to 138 at a time, after the code of 19, which is all ones. */
    private void zeros(int count, int bits) {
        int second = count > 138 ? Math.max(11, count - 138) : 0;
        put((1 << bits) - 1, bits).put(count - second - 11, 7);
        if (second > 0) {
            put((1 << bits) - 1, bits).put(second - 11, 7);
        }
    }

    private PackedRar put(int value, int bits) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            octet = octet << 1 | ((value >> bit) & 1);
            count++;
            if (count == 8) {
                bytes.write(octet);
                octet = 0;
                count = 0;
            }
        }
        return this;
    }

    private byte[] bytes() {
        if (count > 0) {
            put(0, 8 - count);
        }
        return bytes.toByteArray();
    }
}
