package org.postern.strip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/** GIF (GIF89a): comments and applications' own data (XMP) go; loops and colour profiles stay. */
final class GifStrip {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int END = 0x3b;
    private static final int COMMENT = 0xfe;
    private static final int APPLICATION = 0xff;
    private static final Set<String> SEEN = Set.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012");

    private GifStrip() {}

    static byte[] strip(byte[] file) throws IOException {
        Cursor in = new Cursor(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        in.skip(10);
        colours(in, in.octet());
        out.writeBytes(in.since(0));
        while (!in.atEnd()) {
            int start = in.place();
            int kind = in.octet();
            if (kind == END) {
                out.write(END);
                break;
            }
            if (block(in, kind)) {
                out.writeBytes(in.since(start));
            }
        }
        return out.toByteArray();
    }

    /** Background and aspect ratio follow the flags, then the table (18). */
    private static void colours(Cursor in, int flags) throws IOException {
        in.skip(2);
        table(in, flags);
    }

    private static void table(Cursor in, int flags) throws IOException {
        if ((flags & 0x80) != 0) {
            in.skip(3L << ((flags & 7) + 1));
        }
    }

    /** Passes over one block; whether it stays. */
    private static boolean block(Cursor in, int kind) throws IOException {
        return switch (kind) {
            case IMAGE -> {
                in.skip(8);
                table(in, in.octet());
                in.skip(1);
                blocks(in);
                yield true;
            }
            case EXTENSION -> {
                int label = in.octet();
                boolean stays = label != COMMENT && (label != APPLICATION || SEEN.contains(application(in)));
                blocks(in);
                yield stays;
            }
            default -> throw new IOException("no such block");
        };
    }

    private static String application(Cursor in) throws IOException {
        StringBuilder name = new StringBuilder();
        for (int i = 1; i <= Math.min(11, in.peek(0)); i++) {
            name.append((char) in.peek(i));
        }
        return name.toString();
    }

    /** Sub-blocks, each behind its length, up to an empty one (15). */
    private static void blocks(Cursor in) throws IOException {
        for (int length = in.octet(); length != 0; length = in.octet()) {
            in.skip(length);
        }
    }
}
