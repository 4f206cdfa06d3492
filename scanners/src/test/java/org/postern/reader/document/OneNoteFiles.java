package org.postern.reader.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes sections of OneNote ([MS-ONESTORE]) with one note and the files that lie in it. */
final class OneNoteFiles {
    private static final String TYPE = "e4525c7b8cd8a74daeb15378d02996d3";
    private static final String FORMAT = "3fdd9a101b91f549a5d01791edc8aed8";
    private static final String SERVER = "2fe98d63d4a6c14b9a36b3fc2511a5b7";
    private static final String FILE = "e716e3bd65261145a4c48d4d0b7a9eac";
    private static final String FILE_END = "22a7fb71797f0b4abb13899256426b24";
    private static final String LOCKED = "67a0d1da85a36bfb";
    private static final String LOCKED_END = "3c8b198e4f294926";
    private static final int HEADER = 1024;
    private static final int ROOT_AT = 172;
    private static final int LENGTH_AT = 196;
    private static final int TEXT = 0x1C001C22; // RichEditTextUnicode ([MS-ONE] 2.3.1)
    private static final int NAME = 0x1C001D9C; // EmbeddedFileName

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream nodes = new ByteArrayOutputStream();

    private OneNoteFiles() {
        node(0x01E, 0, buffer(46).put(id(7)).putInt(1).put(new byte[20]).putInt(1)); // a revision
        node(0x024, 0, buffer(20).putInt(0).put(id(9))); // its table of names
    }

    static byte[] note(String words) {
        return new OneNoteFiles().text(TEXT, words).file();
    }

    /** With a file in it, and the name that it bears there. */
    static byte[] note(String words, String name, byte[] inside) {
        OneNoteFiles one = new OneNoteFiles().text(TEXT, words).text(NAME, name);
        one.data.writeBytes(bytes(buffer(36).put(hex(FILE)).putLong(inside.length)));
        one.data.writeBytes(inside);
        one.data.writeBytes(new byte[(8 - inside.length % 8) % 8]);
        one.data.writeBytes(hex(FILE_END));
        return one.file();
    }

    static byte[] locked() {
        OneNoteFiles one = new OneNoteFiles();
        one.data.writeBytes(hex(LOCKED));
        one.data.writeBytes(new byte[64]);
        one.data.writeBytes(hex(LOCKED_END));
        return one.file();
    }

    /** A list of pages that leads nowhere. */
    static byte[] torn(String words) {
        byte[] bytes = note(words);
        bytes[bytes.length - 1] ^= 1;
        return bytes;
    }

    /** Cut off in the file that lies in it. */
    static byte[] cut(String words, byte[] inside) {
        byte[] whole = note(words, "list.docx", inside);
        return Arrays.copyOf(whole, whole.length - inside.length / 2);
    }

    /** As a server gives it out, which keeps files in pieces. */
    static byte[] served(String words, byte[] inside) {
        byte[] bytes = note(words, "map", inside);
        System.arraycopy(hex(SERVER), 0, bytes, 48, 16);
        for (int i = 0; i < bytes.length - 16; i++) {
            if (bytes[i] == (byte) 0xe7 && bytes[i + 1] == 0x16 && bytes[i + 2] == (byte) 0xe3) {
                bytes[i] = 0;
            }
        }
        return bytes;
    }

    /** In a format that no specification tells. */
    static byte[] old(String words) {
        byte[] bytes = note(words);
        Arrays.fill(bytes, 48, 64, (byte) 0);
        return bytes;
    }

    /** An object with one property of text (2.6.7). */
    private OneNoteFiles text(int property, String words) {
        byte[] letters = (words + "\0").getBytes(StandardCharsets.UTF_16LE);
        long at = HEADER + (long) data.size();
        ByteBuffer object = buffer(4 + 2 + 4 + 4 + letters.length)
                .putInt(0x80000000)
                .putShort((short) 1)
                .putInt(property)
                .putInt(letters.length)
                .put(letters);
        data.writeBytes(bytes(object));
        node(
                0x0A4,
                1,
                buffer(22)
                        .putLong(at)
                        .putInt(object.capacity())
                        .putInt(nodes.size() & 0xff)
                        .putInt(0x0006000E)
                        .put((byte) 0)
                        .put((byte) 1));
        return this;
    }

    /** A file node (2.4.3). */
    private void node(int id, int base, ByteBuffer content) {
        int size = 4 + content.capacity();
        nodes.writeBytes(bytes(buffer(4).putInt(id | size << 10 | base << 27 | 1 << 31)));
        nodes.writeBytes(bytes(content));
    }

    private byte[] file() {
        int at = HEADER + data.size();
        int size = 16 + nodes.size() + 4 + 20;
        ByteBuffer all = buffer(at + size).put(hex(TYPE));
        all.put(48, hex(FORMAT)).putLong(ROOT_AT, at).putInt(ROOT_AT + 8, size).putLong(LENGTH_AT, at + size);
        all.position(HEADER);
        all.put(data.toByteArray());
        all.putLong(0xA4567AB1F5F7F4C4L).putInt(16).putInt(0);
        all.put(nodes.toByteArray()).putInt(0);
        all.putLong(-1).putInt(0).putLong(0x8BC215C38233BA4BL);
        return bytes(all);
    }

    private static byte[] id(int last) {
        byte[] id = new byte[16];
        id[15] = (byte) last;
        return id;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
