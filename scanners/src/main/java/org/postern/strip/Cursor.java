package org.postern.strip;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks over the bytes of a file; whatever would lie behind the end is an {@link EOFException}. */
final class Cursor {
    private final byte[] bytes;
    private int place;

    Cursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int place() {
        return place;
    }

    int left() {
        return bytes.length - place;
    }

    boolean atEnd() {
        return place >= bytes.length;
    }

    /** The next byte as a number. */
    int octet() throws EOFException {
        need(1);
        return bytes[place++] & 0xff;
    }

    /** The byte so far ahead, without moving. */
    int peek(int ahead) throws EOFException {
        need(ahead + 1L);
        return bytes[place + ahead] & 0xff;
    }

    long big(int octets) throws EOFException {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | octet();
        }
        return number;
    }

    long little(int octets) throws EOFException {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number |= (long) octet() << (8 * i);
        }
        return number;
    }

    String name() throws EOFException {
        return new String(take(4), StandardCharsets.ISO_8859_1);
    }

    byte[] take(long length) throws EOFException {
        need(length);
        place += (int) length;
        return Arrays.copyOfRange(bytes, place - (int) length, place);
    }

    void skip(long length) throws EOFException {
        need(length);
        place += (int) length;
    }

    /** What lies between there and here. */
    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, place);
    }

    private void need(long length) throws EOFException {
        if (length < 0 || length > left()) {
            throw new EOFException();
        }
    }
}
