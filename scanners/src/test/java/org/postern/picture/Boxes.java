package org.postern.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Boxes of ISO 14496-12, the building blocks of MP4, QuickTime and HEIF. */
public final class Boxes {
    private Boxes() {}

    public static byte[] box(String type, byte[]... parts) {
        byte[] content = Formats.join(parts);
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(latin(type))
                .put(content)
                .array();
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] words(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    public static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    /** A text of QuickTime's user data: length, language, text. */
    public static byte[] said(String type, String text) {
        return box(type, shorts(text.length(), 0x15c7), latin(text));
    }

    /** A film of no frames. */
    public static byte[] film(String brand, byte[]... inMoov) {
        byte[] header = box("mvhd", new byte[12], words(1000, 1000, 0x10000), new byte[76]);
        return Formats.join(
                box("ftyp", latin(brand), words(0), latin(brand)),
                box("mdat", new byte[64]),
                box("moov", header, Formats.join(inMoov)));
    }

    /** QuickTime metadata with these keys and values in turn. */
    public static byte[] keyed(String... pairs) {
        byte[] keys = words(0, pairs.length / 2);
        byte[] items = {};
        for (int i = 0; i < pairs.length; i += 2) {
            keys = Formats.join(keys, box("mdta", latin(pairs[i])));
            byte[] item = box("data", words(1, 0), latin(pairs[i + 1]));
            items = Formats.join(items, words(8 + item.length, i / 2 + 1), item);
        }
        byte[] handler = box("hdlr", words(0, 0), latin("mdta"), new byte[13]);
        return box("meta", handler, box("keys", keys), box("ilst", items));
    }

    /** A HEIC whose only item besides the picture is EXIF (ISO 23008-12 A.2.1). */
    public static byte[] heic(Exif exif) {
        byte[] tiff = exif.bytes();
        byte[] type = box("ftyp", latin("heic"), words(0), latin("mif1heic"));
        byte[] entry = box("infe", words(0x02000000), shorts(2, 0), latin("Exif"), new byte[1]);
        byte[] info = box("iinf", words(0), shorts(1), entry);
        byte[] handler = box("hdlr", words(0, 0), latin("pict"), new byte[13]);
        int place = type.length + 12 + handler.length + info.length + 8 + 4 + 4 + 14 + 8;
        byte[] location = box("iloc", words(0), shorts(0x4400, 1, 2, 0, 1), words(place, tiff.length + 10));
        byte[] meta = box("meta", words(0), handler, info, location);
        return Formats.join(type, meta, box("mdat", words(6), latin("Exif\0\0"), tiff));
    }
}
