package org.postern.strip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * PNG (W3C PNG, third edition). Chunks that decoding needs (a capital first letter) and those about colours, sizes and
 * animation stay; texts, EXIF, times and chunks that nobody knows go, and so does what follows the end.
 */
final class PngStrip {
    private static final int SIGNATURE = 8;
    private static final Set<String> SEEN = Set.of(
            "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "hIST", "pHYs", "sPLT", "cICP", "mDCV", "mDCv",
            "cLLI", "cLLi", "acTL", "fcTL", "fdAT", "oFFs", "sTER");

    private PngStrip() {}

    static byte[] strip(byte[] file) throws IOException {
        Optional<byte[]> orientation = orientation(new Cursor(file));
        Cursor in = new Cursor(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.writeBytes(in.take(SIGNATURE));
        while (true) {
            int start = in.place();
            String name = chunk(in);
            if (name.equals("IDAT") && orientation.isPresent()) {
                out.writeBytes(chunk("eXIf", orientation.get())); // 11.3.4.5: anywhere before IEND, outside IDATs
                orientation = Optional.empty();
            }
            if (SEEN.contains(name) || Character.isUpperCase(name.charAt(0))) {
                out.writeBytes(in.since(start));
            }
            if (name.equals("IEND")) {
                return out.toByteArray();
            }
        }
    }

    /** Passes over one chunk. */
    private static String chunk(Cursor in) throws IOException {
        long length = in.big(4);
        String name = in.name();
        in.skip(length + 4);
        return name;
    }

    private static Optional<byte[]> orientation(Cursor in) throws IOException {
        in.skip(SIGNATURE);
        while (!in.atEnd()) {
            long length = in.big(4);
            String name = in.name();
            if (name.equals("eXIf")) {
                return Orientation.minimal(in.take(length));
            }
            if (name.equals("IEND")) {
                break;
            }
            in.skip(length + 4);
        }
        return Optional.empty();
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer out = ByteBuffer.allocate(content.length + 12);
        out.putInt(content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content);
        CRC32 crc = new CRC32();
        crc.update(out.array(), 4, content.length + 4);
        return out.putInt((int) crc.getValue()).array();
    }
}
