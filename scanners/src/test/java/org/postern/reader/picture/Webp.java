package org.postern.reader.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes grey pictures as lossless WebP (RFC 9649), in the simplest way: eight bits a pixel. */
final class Webp {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    private Webp() {}

    static byte[] of(BufferedImage picture) {
        return riff(lossless(picture));
    }

    /** A moving picture; the first frame is as large as the screen, and each other goes so far down on it. */
    static byte[] moving(int down, BufferedImage... frames) {
        int width = frames[0].getWidth() - 1;
        int height = frames[0].getHeight() - 1;
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes(chunk(
                "VP8X", little(10).put((byte) 2).position(4).put(three(width)).put(three(height))));
        chunks.writeBytes(chunk("ANIM", little(6).position(6)));
        for (int i = 0; i < frames.length; i++) {
            BufferedImage frame = frames[i];
            byte[] pixels = lossless(frame);
            ByteBuffer body = little(16 + pixels.length)
                    .position(3)
                    .put(three(i == 0 ? 0 : down / 2))
                    .put(three(frame.getWidth() - 1))
                    .put(three(frame.getHeight() - 1));
            chunks.writeBytes(chunk("ANMF", body.position(16).put(pixels)));
        }
        return riff(chunks.toByteArray());
    }

    private static byte[] riff(byte[] chunks) {
        ByteBuffer file = little(12 + chunks.length);
        file.put(ascii("RIFF")).putInt(4 + chunks.length).put(ascii("WEBP")).put(chunks);
        return bytes(file);
    }

    private static byte[] chunk(String name, ByteBuffer body) {
        int length = body.capacity();
        return bytes(
                little(8 + length + length % 2).put(ascii(name)).putInt(length).put(bytes(body)));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.clear().get(bytes);
        return bytes;
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] three(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** A VP8L chunk (RFC 9649, 3): green has a code of eight bits for each value, the others have one value only. */
    private static byte[] lossless(BufferedImage picture) {
        Webp out = new Webp();
        out.bits(0x2f, 8);
        out.bits(picture.getWidth() - 1, 14);
        out.bits(picture.getHeight() - 1, 14);
        out.bits(0, 4); // no transparency, version 0
        out.bits(0b101, 3); // one transform: subtract green (4.3)
        out.bits(0, 3); // no more, no colour cache, one group of codes
        out.green();
        out.only(0); // red and blue less green
        out.only(0);
        out.only(255); // opaque
        out.only(0); // no distances
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int green = (picture.getRGB(x, y) >> 8) & 255;
                out.bits(Integer.reverse(green) >>> 24, 8);
            }
        }
        out.bits(0, 7);
        byte[] body = out.bytes.toByteArray();
        return chunk("VP8L", ByteBuffer.wrap(body));
    }

    /** 5.2.2: lengths of 8 for 256 symbols and of 0 for the 24 that follow, themselves in codes of one bit. */
    private void green() {
        bits(0, 1);
        bits(12 - 4, 4);
        for (int symbol : new int[] {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8}) {
            bits(symbol == 0 || symbol == 8 ? 1 : 0, 3);
        }
        bits(0, 1); // all symbols
        for (int i = 0; i < 280; i++) {
            bits(i < 256 ? 1 : 0, 1);
        }
    }

    /** 5.2.1: a code of one symbol needs no bits. */
    private void only(int symbol) {
        bits(0b101, 3);
        bits(symbol, 8);
    }

    private void bits(int value, int many) {
        for (int i = 0; i < many; i++) {
            pending |= ((value >> i) & 1) << count++;
            if (count == 8) {
                bytes.write(pending);
                pending = 0;
                count = 0;
            }
        }
    }
}
