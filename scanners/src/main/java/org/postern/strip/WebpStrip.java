package org.postern.strip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** WebP (RFC 9649 2.7): EXIF, XMP and unknown chunks go, and the header's flags say so. */
final class WebpStrip {
    private static final Set<String> SEEN = Set.of("VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private Optional<byte[]> header = Optional.empty();
    private Optional<byte[]> orientation = Optional.empty();

    private WebpStrip() {}

    static byte[] strip(byte[] file) throws IOException {
        Cursor in = new Cursor(file);
        in.skip(4);
        long size = in.little(4);
        Cursor body = new Cursor(in.take(Math.min(size, in.left()))); // what follows is no part of the picture
        body.skip(4);
        WebpStrip strip = new WebpStrip();
        while (body.left() >= 8) {
            strip.chunk(body);
        }
        return strip.file();
    }

    private void chunk(Cursor in) throws IOException {
        int start = in.place();
        String name = in.name();
        long length = in.little(4);
        byte[] content = in.take(length);
        if (length % 2 == 1 && !in.atEnd()) {
            in.skip(1);
        }
        switch (name) {
            case "VP8X" -> header = Optional.of(content);
            case "EXIF" -> orientation = Orientation.minimal(withoutPrefix(content));
            default -> {
                if (SEEN.contains(name)) {
                    frames.writeBytes(in.since(start));
                }
            }
        }
    }

    /** Some programs write the prefix that belongs to JPEG. */
    private static byte[] withoutPrefix(byte[] exif) {
        boolean prefixed = exif.length > 6 && exif[0] == 'E' && exif[1] == 'x';
        return prefixed ? Arrays.copyOfRange(exif, 6, exif.length) : exif;
    }

    private byte[] file() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        header.filter(h -> h.length > 0).ifPresent(content -> {
            byte[] flags = content.clone();
            flags[0] = (byte) ((flags[0] & ~(EXIF_FLAG | XMP_FLAG)) | (orientation.isPresent() ? EXIF_FLAG : 0));
            body.writeBytes(chunk("VP8X", flags));
        });
        body.writeBytes(frames.toByteArray());
        if (header.isPresent()) {
            orientation.ifPresent(exif -> body.writeBytes(chunk("EXIF", exif)));
        }
        return chunk("RIFF", body.toByteArray());
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }
}
