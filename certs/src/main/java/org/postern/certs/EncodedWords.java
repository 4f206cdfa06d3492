package org.postern.certs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Header text beyond ASCII as RFC 2047 encoded words. */
final class EncodedWords {
    private static final int CODE_POINTS = 10; // at most 40 bytes, 56 characters of base64: under the 75 of section 2

    // RFC 2231 5 lets a language follow the charset
    private static final Pattern WORD =
            Pattern.compile("=\\?([A-Za-z0-9_.:-]{1,40})(?:\\*[A-Za-z0-9-]{0,40})?\\?([BbQq])\\?([^?\\s]{0,1000})\\?=");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(\\?=)[ \\t]+(?==\\?)");

    private EncodedWords() {}

    static String encode(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return text;
        }
        int[] codePoints = text.codePoints().toArray();
        List<String> words = new ArrayList<>();
        for (int at = 0; at < codePoints.length; at += CODE_POINTS) {
            String piece = new String(codePoints, at, Math.min(CODE_POINTS, codePoints.length - at));
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            words.add("=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=");
        }
        return String.join("\r\n ", words);
    }

    /** The text of a header field's value, one char per byte; what cannot be decoded stays as it is. */
    static String decode(String value) {
        String text =
                BETWEEN_WORDS.matcher(value.replaceAll("\r\n(?=[ \t])", "")).replaceAll("$1");
        String decoded = WORD.matcher(text).replaceAll(m -> Matcher.quoteReplacement(word(m)));
        boolean raw = decoded.equals(text) && text.chars().anyMatch(c -> c > '~' && c <= 0xff);
        return raw ? utf8(text) : decoded;
    }

    private static String word(MatchResult word) {
        try {
            Charset charset = Charset.forName(word.group(1));
            boolean base64 = word.group(2).equalsIgnoreCase("b");
            byte[] bytes = base64 ? Base64.getMimeDecoder().decode(word.group(3)) : unquoted(word.group(3));
            return new String(bytes, charset);
        } catch (IllegalArgumentException unknown) {
            return word.group();
        }
    }

    // RFC 2047 4.2
    private static byte[] unquoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length()) {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

    // RFC 6532: a field may be in UTF-8 as it is
    private static String utf8(String bytes) {
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : bytes;
    }
}
