package org.postern.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The boundaries of the multiparts that a line stands in, outermost first (RFC 2046 5.1.1). */
final class Boundaries {
    /** What a line is: the delimiter of that level (0 is the outermost), or no delimiter. */
    record Match(int level, boolean closing) {
        static final Match NONE = new Match(-1, false);
        static final Match END = new Match(-2, true);
        /** It begins like one, but clients disagree whether it is one. */
        static final Match DOUBTFUL = new Match(-3, false);

        boolean delimits() {
            return level >= 0 || level == END.level;
        }
    }

    private final List<byte[]> open = new ArrayList<>();

    int depth() {
        return open.size();
    }

    /** Why that boundary cannot be used, if so. */
    Optional<String> push(String boundary) {
        boolean sound = !boundary.isBlank()
                && boundary.length() <= 70
                && boundary.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                && !boundary.endsWith(" ");
        if (!sound) {
            return Optional.of("A multipart has no usable boundary between its parts.");
        }
        for (byte[] other : open) {
            String outer = new String(other, StandardCharsets.US_ASCII);
            if (outer.equals(boundary) || outer.equals(boundary + "--") || boundary.equals(outer + "--")) {
                return Optional.of("A multipart uses the boundary of the one around it.");
            }
        }
        open.add(boundary.getBytes(StandardCharsets.US_ASCII));
        return Optional.empty();
    }

    void pop() {
        open.removeLast();
    }

    Match match(LineReader line) {
        byte[] bytes = line.bytes();
        int length = line.length();
        if (open.isEmpty() || length < 3) {
            return Match.NONE;
        }
        if (bytes[0] != '-' || bytes[1] != '-') {
            return line.hasLoneCarriageReturn() ? hiddenBehindCarriageReturn(bytes, length) : Match.NONE;
        }
        boolean doubtful = false;
        for (int level = open.size() - 1; level >= 0; level--) {
            byte[] boundary = open.get(level);
            if (startsWith(bytes, 2, length, boundary)) {
                int rest = 2 + boundary.length;
                if (blank(bytes, rest, length)) {
                    return new Match(level, false);
                }
                if (rest + 1 < length
                        && bytes[rest] == '-'
                        && bytes[rest + 1] == '-'
                        && blank(bytes, rest + 2, length)) {
                    return new Match(level, true);
                }
                doubtful = true;
            }
        }
        return doubtful ? Match.DOUBTFUL : Match.NONE;
    }

    private Match hiddenBehindCarriageReturn(byte[] bytes, int length) {
        for (int i = 0; i + 2 < length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '-' && bytes[i + 2] == '-') {
                return Match.DOUBTFUL;
            }
        }
        return Match.NONE;
    }

    private static boolean startsWith(byte[] bytes, int from, int length, byte[] wanted) {
        if (length - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean blank(byte[] bytes, int from, int length) {
        for (int i = from; i < length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
