package org.postern.certs.cms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.postern.certs.HeaderBlock;
import org.postern.certs.LineBreaks;
import org.postern.certs.MailUnreadable;

/** Walks through a MIME entity (RFC 2046 5.1.1) in large blocks and hands on every byte as it was. */
final class EntityReader {
    private static final int BLOCK = 64 * 1024;
    private static final int AHEAD = 1024; // a delimiter line; RFC 2046 allows boundaries of 70
    private static final int MAX_HEADER = 1024 * 1024;

    /**
     * Where copying stopped: at the delimiter line of the boundary with this index, or at the end of everything.
     *
     * @param delimiter the delimiter line with the line break before it, as they were
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stop(int boundary, boolean closing, byte[] delimiter) {
        static final Stop END = new Stop(-1, true, new byte[0]);

        boolean isEnd() {
            return boundary < 0;
        }
    }

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;
    private boolean ended;

    EntityReader(InputStream in) {
        this.in = in;
    }

    /** The header of the entity that begins here, with its empty line; a delimiter line ends it too. */
    byte[] header(List<byte[]> boundaries) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        fill(at);
        while (at < end && delimiter(boundaries) < 0) {
            boolean empty = line(header);
            if (empty) {
                return header.toByteArray();
            }
            fill(at);
        }
        return header.toByteArray();
    }

    static HeaderBlock parsed(byte[] header) throws IOException {
        return HeaderBlock.read(new PushbackInputStream(new ByteArrayInputStream(header)));
    }

    // As HeaderBlock does, a lone CR ends a line too.
    private boolean line(ByteArrayOutputStream header) throws IOException {
        for (int length = 0; ; length++) {
            fill(at);
            if (at == end) {
                return false;
            }
            byte b = block[at++];
            header.write(b);
            if (b == '\r' && at < end && block[at] == '\n') {
                header.write(block[at++]);
            }
            if (b == '\r' || b == '\n') {
                return length == 0;
            }
            if (header.size() > MAX_HEADER) {
                throw new MailUnreadable("The header of a part is longer than " + MAX_HEADER + " bytes");
            }
        }
    }

    /** Copies up to the next delimiter line, without the line break before it, which belongs to the delimiter. */
    Stop copy(List<byte[]> boundaries, OutputStream out) throws IOException {
        int run = at;
        for (boolean lineBegins = true; ; ) {
            if (end - at < AHEAD && !ended) {
                int keep = lineBegins ? breakBefore(run) : 0;
                out.write(block, run, at - keep - run);
                fill(at - keep);
                at = keep;
                run = 0;
            }
            if (at == end) {
                out.write(block, run, at - run);
                return Stop.END;
            }
            int hit = lineBegins ? delimiter(boundaries) : -1;
            if (hit >= 0) {
                int before = at - breakBefore(run);
                out.write(block, run, before - run);
                return stop(hit, boundaries.get(hit), before);
            }
            lineBegins = skipLine();
        }
    }

    /** Everything that is left, without a look at it. */
    void rest(OutputStream out) throws IOException {
        out.write(block, at, end - at);
        at = end;
        if (!ended) {
            in.transferTo(out);
            ended = true;
        }
    }

    /** Whether what comes is ASCII up to the next delimiter line; false too if that is too far away to say. */
    boolean isAsciiFor(List<byte[]> boundaries) throws IOException {
        if (!ended) {
            refill(at);
        }
        int here = at;
        try {
            for (boolean lineBegins = true; at < end; lineBegins = skipAsciiLine()) {
                if (lineBegins && delimiter(boundaries) >= 0) {
                    return true;
                }
                if (block[at] < 0) {
                    return false;
                }
            }
            return ended;
        } finally {
            at = here;
        }
    }

    // Stands behind the next line feed then, or before the next byte beyond ASCII, or at the end of the block.
    private boolean skipAsciiLine() {
        while (at < end && block[at] >= 0 && block[at] != '\n') {
            at++;
        }
        boolean lineEnds = at < end && block[at] == '\n';
        at += lineEnds ? 1 : 0;
        return lineEnds;
    }

    /** Moves behind the next line feed; false if the block holds none. */
    private boolean skipLine() {
        int i = LineBreaks.nextFeed(block, at, end);
        boolean found = i < end;
        boolean splitBreak = !found && !ended && block[end - 1] == '\r' && at < end - 1;
        at = found ? i + 1 : splitBreak ? end - 1 : end;
        return found;
    }

    private int breakBefore(int run) {
        if (at == run || block[at - 1] != '\n') {
            return 0;
        }
        return at - 2 >= run && block[at - 2] == '\r' ? 2 : 1;
    }

    private Stop stop(int hit, byte[] boundary, int before) {
        int after = at + 2 + boundary.length;
        boolean closing = after + 1 < end && block[after] == '-' && block[after + 1] == '-';
        boolean found = skipLine();
        at = found ? at : end;
        return new Stop(hit, closing, Arrays.copyOfRange(block, before, at));
    }

    /** Which boundary's delimiter line begins here; the innermost, which is the last, first. */
    private int delimiter(List<byte[]> boundaries) {
        if (at + 1 >= end || block[at] != '-' || block[at + 1] != '-') {
            return -1;
        }
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            byte[] boundary = boundaries.get(i);
            int after = at + 2 + boundary.length;
            if (after <= end && Arrays.equals(block, at + 2, after, boundary, 0, boundary.length) && endsLine(after)) {
                return i;
            }
        }
        return -1;
    }

    private boolean endsLine(int from) {
        int i = from;
        if (i + 1 < end && block[i] == '-' && block[i + 1] == '-') {
            i += 2;
        }
        while (i < end && (block[i] == ' ' || block[i] == '\t')) {
            i++;
        }
        return i == end || block[i] == '\n' || (block[i] == '\r' && (i + 1 == end || block[i + 1] == '\n'));
    }

    /** Forgets what lies before {@code from}, moves the rest to the front, and reads until a delimiter line fits. */
    private void fill(int from) throws IOException {
        if (end - at < AHEAD && !ended) {
            refill(from);
        }
    }

    private void refill(int from) throws IOException {
        System.arraycopy(block, from, block, 0, end - from);
        at -= from;
        end -= from;
        while (end < block.length && !ended) {
            int count = in.read(block, end, block.length - end);
            ended = count < 0;
            end += Math.max(count, 0);
        }
    }

    static byte[] boundary(ContentType type) throws MailUnreadable {
        if (!hasBoundary(type)) {
            throw new MailUnreadable("A multipart names no boundary, or one that is too long");
        }
        return named(type).getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean hasBoundary(ContentType type) {
        String boundary = named(type);
        return !boundary.isEmpty() && boundary.length() <= AHEAD / 2;
    }

    private static String named(ContentType type) {
        return type.parameter("boundary").map(String::stripTrailing).orElse("");
    }
}
