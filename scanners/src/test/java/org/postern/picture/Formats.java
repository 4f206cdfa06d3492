package org.postern.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as files, with metadata put in by hand. */
public final class Formats {
    private Formats() {}

    public static byte[] encode(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG with one more segment right after its start (ITU T.81 B.1.1.4). */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + content.length + 4);
        out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker).putShort((short) (content.length + 2));
        return out.put(content).put(jpeg, 2, jpeg.length - 2).array();
    }

    public static byte[] withExif(byte[] jpeg, Exif exif) {
        return withSegment(jpeg, 0xe1, join("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif.bytes()));
    }

    public static byte[] withXmp(byte[] jpeg, String properties) {
        byte[] name = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
        return withSegment(jpeg, 0xe1, join(name, xmp(properties).getBytes(StandardCharsets.UTF_8)));
    }

    public static String xmp(String properties) {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
                + " xmlns:exif='http://ns.adobe.com/exif/1.0/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'>"
                + properties + "</rdf:Description></rdf:RDF></x:xmpmeta>";
    }

    /** A Photoshop segment with one IPTC data set: record 2 (IIM 4 chapter 6). */
    public static byte[] withIptc(byte[] jpeg, int set, String value) {
        byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
        byte[] record = join(new byte[] {0x1c, 2, (byte) set, 0, (byte) text.length}, text);
        byte[] padded = Arrays.copyOf(record, record.length + record.length % 2);
        ByteBuffer block = ByteBuffer.allocate(12 + padded.length);
        block.put("8BIM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 0x0404)
                .putShort((short) 0);
        block.putInt(record.length).put(padded);
        return withSegment(jpeg, 0xed, join("Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1), block.array()));
    }

    /** A PNG with one more chunk after IHDR (W3C PNG 5.3). */
    public static byte[] withChunk(byte[] png, String type, byte[] content) {
        int place = 8 + 25;
        byte[] named = join(type.getBytes(StandardCharsets.ISO_8859_1), content);
        CRC32 crc = new CRC32();
        crc.update(named);
        ByteBuffer out = ByteBuffer.allocate(png.length + content.length + 12);
        out.put(png, 0, place).putInt(content.length).put(named).putInt((int) crc.getValue());
        return out.put(png, place, png.length - place).array();
    }

    /** An extended WebP of these chunks (RFC 9649 2.7); its VP8X says nothing but the size. */
    public static byte[] webp(int flags, int width, int height, byte[]... chunks) {
        byte[] header = new byte[10];
        header[0] = (byte) flags;
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(4, width - 1 | (height - 1) << 24);
        header[8] = (byte) ((height - 1) >> 8);
        header[9] = (byte) ((height - 1) >> 16);
        byte[] body = join("WEBP".getBytes(StandardCharsets.ISO_8859_1), chunk("VP8X", header));
        for (byte[] chunk : chunks) {
            body = join(body, chunk);
        }
        return chunk("RIFF", body);
    }

    public static byte[] chunk(String name, byte[] content) {
        ByteBuffer out =
                ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return out.put(name.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    /** One lossless WebP frame, all of one colour (RFC 9649 3): five prefix codes of a single symbol each. */
    public static byte[] flatWebp(int width, int height) {
        long bits = width - 1 | (long) (height - 1) << 14; // 14 + 14 bits size, alpha bit 0, version 0
        ByteBuffer out = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x2f).putInt((int) bits);
        // no transform, no colour cache, no meta prefix codes, then simple codes: 1, one symbol, 8 bits, the symbol
        long codes = 0;
        int at = 3;
        for (int symbol : new int[] {90, 60, 30, 255}) {
            codes |= (1L | 1L << 2 | (long) symbol << 3) << at;
            at += 11;
        }
        codes |= 1L << at; // distance: simple, one symbol, 1 bit, 0
        out.putLong(codes);
        return chunk("VP8L", Arrays.copyOf(out.array(), 13));
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
