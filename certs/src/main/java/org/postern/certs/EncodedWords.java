package org.postern.certs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Header text beyond ASCII as RFC 2047 encoded words. */
final class EncodedWords {
    private static final int CODE_POINTS = 10; // at most 40 bytes, 56 characters of base64: under the 75 of section 2

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
}
