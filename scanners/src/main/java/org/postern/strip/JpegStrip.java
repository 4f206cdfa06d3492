package org.postern.strip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * JPEG (ITU T.81 annex B). What decoding needs stays byte for byte; of the application segments only the colours'
 * (JFIF, ICC profile, Adobe). Comments, thumbnails, and second pictures behind the end (multi-picture, depth maps) go.
 */
final class JpegStrip {
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int JFIF_LENGTH = 14;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final Cursor in;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private Optional<byte[]> orientation = Optional.empty();

    private JpegStrip(byte[] file) {
        in = new Cursor(file);
    }

    static byte[] strip(byte[] file) throws IOException {
        JpegStrip strip = new JpegStrip(file);
        strip.head.writeBytes(strip.in.take(2));
        strip.segments();
        strip.orientation.ifPresent(exif -> strip.segment(strip.head, APP1, joined(EXIF, exif)));
        strip.head.writeBytes(strip.rest.toByteArray());
        return strip.head.toByteArray();
    }

    private void segments() throws IOException {
        while (true) {
            int marker = marker();
            if (marker == END) {
                rest.write(0xff);
                rest.write(END);
                return;
            }
            if (isAlone(marker)) {
                rest.write(0xff);
                rest.write(marker);
                continue;
            }
            byte[] content = in.take(in.big(2) - 2);
            keep(marker, content);
            if (marker == SCAN) {
                scan();
                if (in.atEnd()) {
                    return; // cut off: what is there is shown
                }
            }
        }
    }

    /** A marker may be preceded by any number of fill bytes (B.1.1.2). */
    private int marker() throws IOException {
        if (in.octet() != 0xff) {
            throw new IOException("no marker");
        }
        int marker = in.octet();
        while (marker == 0xff) {
            marker = in.octet();
        }
        return marker;
    }

    /** Restart markers and TEM have no length (table B.1). */
    private static boolean isAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private void keep(int marker, byte[] content) {
        if (marker == APP1 && starts(content, "Exif\0\0") && orientation.isEmpty()) {
            orientation = Orientation.minimal(Arrays.copyOfRange(content, EXIF.length, content.length));
        } else if (marker == APP0 && starts(content, "JFIF\0") && content.length >= JFIF_LENGTH) {
            byte[] plain = Arrays.copyOf(content, JFIF_LENGTH);
            plain[12] = 0; // width and height of a thumbnail
            plain[13] = 0;
            segment(rest.size() == 0 ? head : rest, marker, plain);
        } else if (isColour(marker, content) || !isExtra(marker)) {
            segment(rest, marker, content);
        }
    }

    private static boolean isExtra(int marker) {
        return (marker >= APP0 && marker <= APP15) || marker == COMMENT;
    }

    private static boolean isColour(int marker, byte[] content) {
        return (marker == APP2 && starts(content, "ICC_PROFILE\0")) || (marker == APP14 && starts(content, "Adobe"));
    }

    private static boolean starts(byte[] content, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= wanted.length && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xff);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    /** Copies coded data up to the next marker; FF00 is a byte of data and FFD0 to FFD7 are restarts (B.1.1.5). */
    private void scan() throws IOException {
        int start = in.place();
        while (!in.atEnd()) {
            if (in.peek(0) == 0xff && in.left() > 1) {
                int next = in.peek(1);
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    break;
                }
            }
            in.skip(1);
        }
        rest.writeBytes(in.since(start));
    }
}
