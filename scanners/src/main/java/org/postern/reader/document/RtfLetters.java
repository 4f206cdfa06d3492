package org.postern.reader.document;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters of Rich Text as they are read (RTF 1.9.1, Unicode RTF and special characters). */
final class RtfLetters {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern TOKEN = Pattern.compile(
            "\\\\u(-?\\d{1,5}) ?(?:\\\\'[0-9a-fA-F]{2}|\\?)?|\\\\'([0-9a-fA-F]{2})|\\\\[a-z]{1,32}-?\\d{0,10}"
                    + " ?|\\\\(.)|[\\r"
                    + "\\n"
                    + "]",
            Pattern.DOTALL);

    private RtfLetters() {}

    static String plain(String source) {
        return TOKEN.matcher(source).replaceAll(token -> Matcher.quoteReplacement(letter(token)));
    }

    private static String letter(java.util.regex.MatchResult token) {
        if (token.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(token.group(1)));
        }
        if (token.group(2) != null) {
            return new String(new byte[] {(byte) Integer.parseInt(token.group(2), 16)}, WINDOWS);
        }
        return token.group(3) == null ? "" : token.group(3);
    }
}
