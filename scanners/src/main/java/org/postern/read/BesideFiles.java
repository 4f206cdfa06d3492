package org.postern.read;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Small files that programs keep beside a document and that get packed and sent with it. */
public final class BesideFiles {
    private static final String APPLE_DOUBLE = "\0\u0005\u0016\u0007\0\u0002\0\0";
    private static final int APPLE_SIZE = 64 * 1024;
    /** Word writes 162 bytes, Excel and PowerPoint 165. */
    private static final int OWNER_SIZE = 165;

    private static final int OWNER_LEAST = 162;
    private static final int LONGEST = 52;

    private BesideFiles() {}

    /** What it is by its content, and by its name where the content alone would not tell. */
    static Optional<FileKind> kind(Ends ends, Optional<String> name) {
        if (ends.startsWith(APPLE_DOUBLE)) {
            return Optional.of(Kinds.named("applefile"));
        }
        boolean called = name.filter(n -> n.startsWith("~$")).isPresent();
        return called && owner(ends.head()).isPresent() ? Optional.of(Kinds.named("owner")) : Optional.empty();
    }

    /**
     * Whether an AppleDouble file is small and holds what RFC 1740 appendix B calls resource fork (2) and Finder (9).
     */
    public static boolean isBareApple(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int count = text.length() < 26 ? 0 : text.charAt(24) << 8 | text.charAt(25);
        boolean plain = text.startsWith(APPLE_DOUBLE)
                && bytes.length < APPLE_SIZE
                && count > 0
                && text.length() >= 26 + 12 * count;
        for (int i = 0; i < count && plain; i++) {
            char id = text.charAt(26 + 12 * i + 3);
            plain = id == 2 || id == 9;
        }
        return plain;
    }

    /**
     * The name of who has a document open, from the file that Office keeps beside it: how long the name is, the name in
     * one octet for a letter, then both again in UTF-16.
     */
    public static Optional<String> owner(byte[] bytes) {
        if (bytes.length < OWNER_LEAST || bytes.length > OWNER_SIZE) {
            return Optional.empty();
        }
        int length = bytes[0];
        for (int at : new int[] {54, 55}) {
            boolean same = length > 0 && length <= LONGEST && bytes[at] == length && bytes[at + 1] == 0;
            if (same) {
                String name = new String(bytes, at + 2, 2 * length, StandardCharsets.UTF_16LE);
                return Optional.of(name).filter(n -> n.chars().noneMatch(Character::isISOControl));
            }
        }
        return Optional.empty();
    }
}
