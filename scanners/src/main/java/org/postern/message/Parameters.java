package org.postern.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A structured value such as {@code text/plain; charset=utf-8} (RFC 2045 5.1, RFC 2231), read leniently.
 *
 * @param main what stands before the first semicolon, lower case
 * @param values parameters by lower-case name, decoded
 * @param problem why different programs would read it differently
 */
record Parameters(String main, Map<String, String> values, Optional<String> problem) {
    private static final Pattern REMARK = Pattern.compile(
            "([^()\"\\\\]*;\\s*charset=[\\w.:-]+)\\s+\\([\\w ,.-]{1,40}\\)\\s*", Pattern.CASE_INSENSITIVE);
    static final Parameters NONE = new Parameters("", Map.of(), Optional.empty());

    Parameters {
        values = Map.copyOf(values);
    }

    static Parameters parse(String written) {
        String text = withoutLastComment(written);
        List<String> pieces = split(text);
        Map<String, String> raw = new HashMap<>();
        boolean twice = false;
        for (String piece : pieces.subList(1, pieces.size())) {
            int equals = piece.indexOf('=');
            if (equals > 0) {
                String name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                twice |= raw.put(name, unquote(piece.substring(equals + 1).strip())) != null;
            }
        }
        return new Parameters(pieces.get(0).strip().toLowerCase(Locale.ROOT), decoded(raw), problem(text, raw, twice));
    }

    private static Optional<String> problem(String text, Map<String, String> raw, boolean twice) {
        if (twice) {
            return Optional.of("A part header gives the same detail twice.");
        }
        if (hasComment(text)) {
            return Optional.of("A part header holds a comment that programs read differently.");
        }
        // a plain and an extended form are common for file names and harmless there; both are compared by the caller
        return raw.keySet().stream().anyMatch(name -> name.startsWith("boundary*") || name.startsWith("charset*"))
                ? Optional.of("A part header writes its boundary or charset in a form that programs read differently.")
                : Optional.empty();
    }

    /**
     * A plain remark after everything else, as in {@code charset=us-ascii (Plain text)} (RFC 2045 5.1), changes at most
     * an unquoted charset; any other comment may be read as something else.
     */
    private static String withoutLastComment(String text) {
        Matcher remark = REMARK.matcher(text);
        return remark.matches() ? remark.group(1) : text;
    }

    private static List<String> split(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                pieces.add(piece.toString());
                piece.setLength(0);
                continue;
            } else if (c == '\\' && quoted && i + 1 < text.length()) {
                piece.append(c);
                c = text.charAt(++i);
            }
            piece.append(c);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean hasComment(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == '(' && !quoted) {
                return true;
            }
        }
        return false;
    }

    private static String unquote(String value) {
        if (value.length() < 2 || value.charAt(0) != '"') {
            return value;
        }
        StringBuilder bare = new StringBuilder();
        for (int i = 1; i < value.length() && value.charAt(i) != '"'; i++) {
            char c = value.charAt(i);
            bare.append(c == '\\' && i + 1 < value.length() ? value.charAt(++i) : c);
        }
        return bare.toString();
    }

    private static Map<String, String> decoded(Map<String, String> raw) {
        Map<String, String> result = new HashMap<>();
        raw.forEach((name, value) -> {
            int star = name.indexOf('*');
            if (star < 0) {
                result.putIfAbsent(name, EncodedWords.decode(value));
            } else {
                result.put(name.substring(0, star), extended(name.substring(0, star), raw));
            }
        });
        return result;
    }

    /** RFC 2231 3 and 4: {@code name*}, or {@code name*0}, {@code name*1*}, ... in order. */
    private static String extended(String name, Map<String, String> raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Optional<Charset> charset = Optional.empty();
        for (int i = -1; i < raw.size(); i++) {
            String key = i < 0 ? name + "*" : name + "*" + i;
            String encoded = raw.get(i < 0 ? key : key + "*");
            String plain = i < 0 ? null : raw.get(key);
            if (encoded != null) {
                String[] head = encoded.split("'", 3);
                if (i <= 0 && head.length == 3) {
                    charset = Charsets.named(head[0]);
                    encoded = head[2];
                }
                bytes.writeBytes(percent(encoded));
            } else if (plain != null) {
                bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
            }
        }
        return charset.map(bytes::toString).orElseGet(() -> Charsets.guess(bytes.toByteArray()));
    }

    private static byte[] percent(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) == '%' ? Hex.pair(text, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(text.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
