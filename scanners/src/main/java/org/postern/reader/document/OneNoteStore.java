package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bytes of a OneNote file ([MS-ONESTORE]), gone through once from front to back: what stands in it is found even
 * where its lists of pages, which anybody may damage or bend to a circle, do not lead to it.
 */
final class OneNoteStore {
    /** guidHeader of a file that lies in a note (2.6.13). */
    private static final byte[] FILE = mark("e716e3bd65261145a4c48d4d0b7a9eac");

    private static final int FILE_HEADER = 36;
    /** Marks before and after what a password locks (2.5.19). */
    private static final byte[] LOCKED = mark("67a0d1da85a36bfb");

    private static final byte[] LOCKED_END = mark("3c8b198e4f294926");
    /** guidFileFormat of files on a disk, and of those that a server gave out (2.3.1, 2.8.1). */
    private static final byte[] DISK = mark("3fdd9a101b91f549a5d01791edc8aed8");

    private static final byte[] SERVER = mark("2fe98d63d4a6c14b9a36b3fc2511a5b7");
    /** PNG, JPEG, GIF, ZIP with all that is one, PDF, OLE, EMF, programs. */
    private static final List<byte[]> FILES = Stream.of(
                    "89504e470d0a1a0a",
                    "ffd8ffe0",
                    "ffd8ffe1",
                    "474946383961",
                    "504b0304",
                    "255044462d31",
                    "d0cf11e0a1b11ae1",
                    "4d5a9000")
            .map(OneNoteStore::mark)
            .toList();

    private static final int FORMAT = 48;
    private static final int LENGTH = 196; // cbExpectedFileLength

    private static final int LONGEST = 1 << 20;
    private static final int SHORTEST = 3;

    private final byte[] bytes;
    private int at;
    private boolean cut;

    OneNoteStore(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What stands in a note. */
    sealed interface Piece {}

    record Words(String text) implements Piece {}

    record Inside(InputStream file) implements Piece {}

    private static byte[] mark(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    boolean isOnDisk() {
        return is(FORMAT, DISK);
    }

    boolean isFromServer() {
        return is(FORMAT, SERVER);
    }

    boolean isLocked() {
        int start = find(LOCKED, 0);
        return start >= 0 && find(LOCKED_END, start) >= 0;
    }

    /** Whether it is shorter than it says, or a file in it was. */
    boolean isCut() {
        boolean known = bytes.length >= LENGTH + 8;
        return cut || !known || (isOnDisk() && long64(LENGTH) > bytes.length);
    }

    /** Whether files stand in it: a server gives them out in pieces ([MS-FSSHTTPB]) that show only their beginnings. */
    boolean hasMarks() {
        return FILES.stream().anyMatch(mark -> find(mark, 0) >= 0);
    }

    /** The next words or file. */
    Optional<Piece> next() {
        for (; at + 4 < bytes.length; at++) {
            if (bytes[at] == FILE[0] && is(at, FILE) && at + FILE_HEADER <= bytes.length) {
                return Optional.of(file());
            }
            long size = little(at);
            if (size >= SHORTEST && size <= LONGEST && size <= bytes.length - at - 4L) {
                Optional<String> words = words(at + 4, (int) size);
                if (words.isPresent()) {
                    at += 4 + (int) size;
                    return words.map(Words::new);
                }
            }
        }
        return Optional.empty();
    }

    private Inside file() {
        int from = at + FILE_HEADER;
        long size = long64(at + FILE.length);
        cut |= size < 0 || size > bytes.length - from;
        int to = cut ? bytes.length : from + (int) size;
        at = to;
        return new Inside(new ByteArrayInputStream(bytes, from, to - from));
    }

    /** A property of type 7 after its count of bytes: TextExtendedAscii, or UTF-16 that a zero ends ([MS-ONE] 2.2). */
    private Optional<String> words(int from, int size) {
        if (isAscii(from, size)) {
            return Optional.of(new String(bytes, from, size, StandardCharsets.ISO_8859_1));
        }
        return (size & 1) == 0 && size >= 2 * SHORTEST ? wide(from, size) : Optional.empty();
    }

    private boolean isAscii(int from, int size) {
        int zeros = 0;
        for (int i = from; i < from + size; i++) {
            boolean last = bytes[i] == 0 && i == from + size - 1;
            if (!last && !isWritten(bytes[i] & 0xff)) {
                return false;
            }
            zeros += last ? 1 : 0;
        }
        return size - zeros >= SHORTEST;
    }

    private Optional<String> wide(int from, int size) {
        int end = from + size;
        for (int i = from; i < end; i += 2) {
            int unit = (bytes[i] & 0xff) | (bytes[i + 1] & 0xff) << 8;
            boolean last = unit == 0 && i + 2 == end;
            if (!last && !isWritten(unit)) {
                return Optional.empty();
            }
        }
        String words = new String(bytes, from, size, StandardCharsets.UTF_16LE);
        return isLikely(words) ? Optional.of(words.replace("\0", "")) : Optional.empty();
    }

    /** 0x0b breaks a line, and U+FDDF stands before a link. */
    private static boolean isWritten(int unit) {
        boolean blank = unit == '\t' || unit == '\n' || unit == '\r' || unit == 0x0b;
        return blank || (unit >= ' ' && unit < 0xfdd0 && !(unit >= 0x7f && unit < 0xa0)) || unit == 0xfddf;
    }

    /** Pairs of other bytes make letters of many scripts; words of one script, and a zero ends them. */
    private static boolean isLikely(String words) {
        long plain = words.chars().filter(c -> c < 0x250).count();
        if (2 * plain >= words.length()) {
            return words.length() >= SHORTEST;
        }
        Set<Character.UnicodeScript> scripts = words.codePoints()
                .mapToObj(Character.UnicodeScript::of)
                .filter(s -> s != Character.UnicodeScript.COMMON && s != Character.UnicodeScript.LATIN)
                .map(s -> s == Character.UnicodeScript.HIRAGANA || s == Character.UnicodeScript.KATAKANA
                        ? Character.UnicodeScript.HAN
                        : s)
                .collect(Collectors.toSet());
        return words.endsWith("\0") && scripts.size() <= 1 && words.codePoints().allMatch(Character::isDefined);
    }

    private long long64(int offset) {
        return little(offset) | little(offset + 4) << 32;
    }

    private long little(int offset) {
        return (bytes[offset] & 0xffL)
                | (bytes[offset + 1] & 0xffL) << 8
                | (bytes[offset + 2] & 0xffL) << 16
                | (bytes[offset + 3] & 0xffL) << 24;
    }

    private boolean is(int offset, byte[] mark) {
        return offset + mark.length <= bytes.length
                && Arrays.equals(bytes, offset, offset + mark.length, mark, 0, mark.length);
    }

    private int find(byte[] mark, int from) {
        for (int i = from; i + mark.length <= bytes.length; i++) {
            if (bytes[i] == mark[0] && is(i, mark)) {
                return i;
            }
        }
        return -1;
    }
}
