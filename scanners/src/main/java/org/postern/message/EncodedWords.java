package org.postern.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 2047 encoded words, decoded wherever they stand, as clients do, and not only between spaces. */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?]*)\\?=");

    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Optional<Charset> charset = Optional.empty();

    private EncodedWords() {}

    static String decode(String text) {
        return text.contains("=?") ? new EncodedWords().run(text) : text;
    }

    private String run(String text) {
        Matcher word = WORD.matcher(text);
        int from = 0;
        while (word.find()) {
            between(text.substring(from, word.start()));
            add(word);
            from = word.end();
        }
        between(text.substring(from));
        flush();
        return out.toString();
    }

    /** RFC 2047 6.2: white space between two encoded words is not shown. */
    private void between(String plain) {
        if (charset.isEmpty() || !plain.isBlank()) {
            flush();
            out.append(plain);
        }
    }

    /** A character may be torn across two words of one charset, so bytes are joined before they are decoded. */
    private void add(Matcher word) {
        Optional<Charset> named = Charsets.named(word.group(1));
        if (named.isEmpty()) {
            flush();
            out.append(word.group());
            return;
        }
        if (!named.equals(charset)) {
            flush();
            charset = named;
        }
        boolean base64 = word.group(2).equalsIgnoreCase("b");
        pending.writeBytes(base64 ? base64(word.group(3)) : quoted(word.group(3)));
    }

    private void flush() {
        charset.ifPresent(known -> out.append(pending.toString(known)));
        pending.reset();
        charset = Optional.empty();
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException junk) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c == '=' ? Hex.pair(text, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 2;
            } else if (c == '_') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
