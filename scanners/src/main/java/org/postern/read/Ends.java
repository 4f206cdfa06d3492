package org.postern.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postern.message.Content;

/** The first and the last bytes of a file, which is where formats say what they are. */
final class Ends {
    static final int SIZE = 64 * 1024;

    private final byte[] head;
    private final byte[] tail;
    private final boolean whole;

    private Ends(byte[] head, byte[] tail, boolean whole) {
        this.head = head;
        this.tail = tail;
        this.whole = whole;
    }

    byte[] head() {
        return head;
    }

    byte[] tail() {
        return tail;
    }

    /** Streams the content; a short file has the same head and tail. */
    static Ends of(Content content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] head = in.readNBytes(SIZE);
            if (head.length < SIZE) {
                return new Ends(head, head, true);
            }
            byte[] older = head.clone();
            byte[] newer = new byte[SIZE];
            int got = in.readNBytes(newer, 0, SIZE);
            while (got == SIZE) {
                byte[] free = older;
                older = newer;
                newer = free;
                got = in.readNBytes(newer, 0, SIZE);
            }
            byte[] both = Arrays.copyOf(older, SIZE + got);
            System.arraycopy(newer, 0, both, SIZE, got);
            return new Ends(head, Arrays.copyOfRange(both, both.length - SIZE, both.length), false);
        }
    }

    static Ends of(FileChannel file) throws IOException {
        byte[] head = Region.bytes(file, 0, SIZE);
        boolean whole = file.size() <= SIZE;
        return new Ends(head, whole ? head : Region.bytes(file, file.size() - SIZE, SIZE), whole);
    }

    static Ends of(byte[] bytes) {
        if (bytes.length <= SIZE) {
            return new Ends(bytes, bytes, true);
        }
        return new Ends(
                Arrays.copyOf(bytes, SIZE), Arrays.copyOfRange(bytes, bytes.length - SIZE, bytes.length), false);
    }

    boolean startsWith(String magic) {
        return at(0, magic);
    }

    /** Whether those bytes (one per char) stand at that place of the head. */
    boolean at(int place, String magic) {
        if (head.length < place + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((head[place + i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** One byte of the head as a number, -1 beyond its end. */
    int octet(int place) {
        return place < head.length ? head[place] & 0xff : -1;
    }

    int little16(int place) {
        return place + 1 < head.length ? octet(place) | octet(place + 1) << 8 : -1;
    }

    long little32(int place) {
        return place + 3 < head.length ? little16(place) | (long) little16(place + 2) << 16 : -1;
    }

    /** Both ends as one string, a char per byte. */
    String text() {
        String first = new String(head, StandardCharsets.ISO_8859_1);
        return whole ? first : first + new String(tail, StandardCharsets.ISO_8859_1);
    }
}
