package org.postern.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Charsets;

/** Bytes of a text part to characters; malformed input becomes U+FFFD. */
final class TextBytes {
    /** Names that say nothing of the charset (RFC 1428 and what mail programs write). */
    private static final Set<String> UNTOLD = Set.of(
            "us-ascii",
            "ascii",
            "unknown-8bit",
            "x-unknown",
            "unknown",
            "x-user-defined",
            "default",
            "default_charset");

    private static final int LOOK = 4096;

    private TextBytes() {}

    /** UTF-16 that says so itself, as the Windows editor saves. */
    static Optional<Charset> marked(byte[] bytes) {
        boolean wide = bytes.length >= 2
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                        || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
        return wide ? Optional.of(StandardCharsets.UTF_16) : unmarked(bytes);
    }

    /**
     * UTF-16 that does not say so: of letters and spaces of the first 256 code points every other byte is zero, and in
     * text none of the others is.
     */
    private static Optional<Charset> unmarked(byte[] bytes) {
        int length = Math.min(bytes.length, LOOK) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        int enough = Math.max(2, length / 4);
        if (zeros[0] == 0 && zeros[1] >= enough) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[1] == 0 && zeros[0] >= enough ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** The text, or empty where the declared charset is unknown. */
    static Optional<String> decode(byte[] bytes, Optional<String> declared) {
        String name = declared.map(String::strip).orElse("");
        // ASCII that is not ASCII is shown by clients as what it looks like
        if (name.isEmpty() || UNTOLD.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(
                    clean(marked(bytes).map(wide -> decode(bytes, wide)).orElseGet(() -> guess(bytes))));
        }
        return Charsets.named(name)
                .map(charset -> clean(isFalselyUtf8(bytes, charset) ? guess(bytes) : decode(bytes, charset)));
    }

    /** Mail programs declare a file as UTF-8 that Excel saved otherwise; not one of its letters is UTF-8 then. */
    private static boolean isFalselyUtf8(byte[] bytes, Charset declared) {
        if (!declared.equals(StandardCharsets.UTF_8) || isUtf8(bytes)) {
            return false;
        }
        return decode(bytes, declared).chars().allMatch(letter -> letter < 0x80 || letter == 0xfffd);
    }

    private static String decode(byte[] bytes, Charset charset) {
        return new String(bytes, charset);
    }

    private static String guess(byte[] bytes) {
        return isUtf8(bytes)
                ? Charsets.guess(bytes)
                : Alphabets.of(bytes).map(other -> decode(bytes, other)).orElseGet(() -> Charsets.guess(bytes));
    }

    private static boolean isUtf8(byte[] bytes) {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false)
                .isUnderflow();
    }

    /** A byte order mark and NULs are not shown, nor is the end that DOS set. */
    private static String clean(String text) {
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String bare = start.endsWith("\u001a") ? start.substring(0, start.length() - 1) : start;
        return bare.indexOf('\0') < 0 ? bare : bare.replace("\0", "");
    }

    /** Whether so many bytes are control characters that no client would show it as text. */
    static boolean isBinary(byte[] bytes) {
        int odd = 0;
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b) {
                odd++;
            }
        }
        return odd > 8 && odd > bytes.length / 50;
    }

    /**
     * Whether it is text of a western alphabet in one octet for a letter, as Windows and Excel save it: no control
     * character but white space, and hardly anything but ASCII. Packed or encrypted data has both within few octets.
     */
    static boolean isWestern(byte[] bytes) {
        int accented = 0;
        for (byte octet : bytes) {
            accented += octet < 0 ? 1 : 0;
        }
        return isWithoutControls(bytes) && accented <= bytes.length / 4 + 1;
    }

    /** Whether it is text of another alphabet that is known. */
    static boolean isForeign(byte[] bytes) {
        return isWithoutControls(bytes) && Alphabets.of(bytes).isPresent();
    }

    /** Whether most of it is letters of an alphabet that is none of those known here. */
    static boolean isUnknown(byte[] bytes) {
        boolean known = marked(bytes).isPresent() || isUtf8(bytes) || isWestern(bytes);
        return !known && Alphabets.isForeign(bytes) && Alphabets.of(bytes).isEmpty();
    }

    /** DOS and its editors end a text with Ctrl-Z, which is no part of it. */
    private static boolean isWithoutControls(byte[] bytes) {
        int end = bytes.length > 0 && bytes[bytes.length - 1] == 0x1a ? bytes.length - 1 : bytes.length;
        for (int i = 0; i < end; i++) {
            byte octet = bytes[i];
            if ((octet >= 0 && octet < ' ' && "\t\n\r\f".indexOf(octet) < 0) || octet == 0x7f) {
                return false;
            }
        }
        return end > 0;
    }

    static String latin(byte[] bytes, int length) {
        return new String(bytes, 0, Math.min(bytes.length, length), StandardCharsets.ISO_8859_1);
    }
}
