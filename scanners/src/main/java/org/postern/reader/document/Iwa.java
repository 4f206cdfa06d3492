package org.postern.reader.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.postern.reader.LimitReached;
import org.postern.reader.Session;

/**
 * The words in an archive of Pages, Numbers or Keynote: chunks of Snappy (its format description, sections 1 and 2;
 * without the stream identifier and checksums) that hold Protocol Buffers (encoding, "wire types").
 */
final class Iwa {
    private static final int DEEPEST = 12;
    private static final int LARGEST = 64 << 20;

    private final DocumentText out;

    private Iwa(DocumentText out) {
        this.out = out;
    }

    static void read(InputStream in, DocumentText out, Session session) throws IOException, LimitReached {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            int length = in.read() | in.read() << 8 | in.read() << 16;
            byte[] packed = length < 0 ? new byte[0] : in.readNBytes(length);
            if (kind != 0 || length < 0 || packed.length < length) {
                throw new IOException("no chunk of an archive");
            }
            byte[] plain = unpack(packed);
            session.unpacked(plain.length);
            whole.write(plain);
            if (whole.size() > LARGEST) {
                throw new LimitReached("unpacked, a part of it is larger than " + (LARGEST >> 20) + " MB");
            }
        }
        new Iwa(out).archives(ByteBuffer.wrap(whole.toByteArray()));
    }

    /** Literals are copied from the input, copies from what came before. */
    static byte[] unpack(byte[] packed) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(packed);
        long size = varint(in);
        if (size < 0 || size > LARGEST) {
            throw new IOException("size " + size);
        }
        byte[] out = new byte[(int) size];
        int at = 0;
        while (in.hasRemaining()) {
            int tag = in.get() & 0xff;
            int length;
            int back = 0;
            switch (tag & 3) {
                case 0 -> length = (tag >> 2) < 60 ? (tag >> 2) + 1 : little(in, (tag >> 2) - 59) + 1;
                case 1 -> {
                    length = ((tag >> 2) & 7) + 4;
                    back = ((tag >> 5) << 8) | little(in, 1);
                }
                default -> {
                    length = (tag >> 2) + 1;
                    back = little(in, (tag & 3) == 2 ? 2 : 4);
                }
            }
            at = (tag & 3) == 0 ? literal(in, out, at, length) : copy(out, at, length, back);
        }
        if (at != out.length) {
            throw new IOException("too short");
        }
        return out;
    }

    private static int literal(ByteBuffer in, byte[] out, int at, int length) throws IOException {
        if (length < 0 || length > in.remaining() || length > out.length - at) {
            throw new IOException("too long");
        }
        in.get(out, at, length);
        return at + length;
    }

    private static int copy(byte[] out, int at, int length, int back) throws IOException {
        if (back <= 0 || back > at || length > out.length - at) {
            throw new IOException("out of range");
        }
        for (int i = 0; i < length; i++) { // what is copied may be what was just written
            out[at + i] = out[at + i - back];
        }
        return at + length;
    }

    private static int little(ByteBuffer in, int bytes) throws IOException {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            if (!in.hasRemaining()) {
                throw new IOException("cut off");
            }
            value |= (in.get() & 0xff) << (8 * i);
        }
        return value;
    }

    /** A number of seven bits a byte, or -1 if there is none. */
    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64 && in.hasRemaining(); shift += 7) {
            byte one = in.get();
            value |= (one & 0x7fL) << shift;
            if (one >= 0) {
                return value;
            }
        }
        return -1;
    }

    /** An archive says how long its head is, and its head how long each of its messages is. */
    private void archives(ByteBuffer in) throws IOException, LimitReached {
        while (in.hasRemaining()) {
            ByteBuffer head = slice(in, varint(in));
            long tag;
            while (head.hasRemaining() && (tag = varint(head)) > 0) {
                if ((tag & 7) == 2) {
                    ByteBuffer one = slice(head, varint(head));
                    if (tag >> 3 == 2) {
                        message(slice(in, lengthIn(one)), 0);
                    }
                } else {
                    varint(head);
                }
            }
        }
    }

    /** Field 3 of what the head says of a message. */
    private static long lengthIn(ByteBuffer info) throws IOException {
        long length = 0;
        while (info.hasRemaining()) {
            long tag = varint(info);
            if ((tag & 7) == 2) {
                slice(info, varint(info));
            } else {
                long value = varint(info);
                length = tag >> 3 == 3 ? value : length;
            }
        }
        return length;
    }

    private static ByteBuffer slice(ByteBuffer in, long length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException("cut off");
        }
        ByteBuffer slice = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return slice;
    }

    /** Takes every field that holds bytes: as words if it is such, otherwise as a message inside this one. */
    private void message(ByteBuffer in, int depth) throws IOException, LimitReached {
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.position(Math.min(in.limit(), in.position() + 8));
                case 5 -> in.position(Math.min(in.limit(), in.position() + 4));
                case 2 -> {
                    long length = varint(in);
                    if (tag < 0 || length < 0 || length > in.remaining()) {
                        return; // what looked like a message is none
                    }
                    bytes(slice(in, length), depth);
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void bytes(ByteBuffer field, int depth) throws IOException, LimitReached {
        if (isWords(field)) {
            out.words(StandardCharsets.UTF_8.decode(field).toString(), false);
            out.line();
        } else if (depth < DEEPEST) {
            message(field, depth + 1);
        }
    }

    private static boolean isWords(ByteBuffer field) {
        try {
            String words = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(field.duplicate())
                    .toString();
            return words.codePoints().allMatch(c -> c >= ' ' || c == '\n' || c == '\t' || c == '\r' || c == 5);
        } catch (CharacterCodingException binary) {
            return false;
        }
    }
}
