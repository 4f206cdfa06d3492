package org.postern.reader.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves out of a Rich Text file what a reader does not see: hidden and deleted letters (RTF 1.9.1, {@code \v}). */
final class RtfSeen {
    private static final Pattern WORD = Pattern.compile("\\\\([a-z]{1,32})(-?\\d{1,10})? ?");
    private static final Pattern LETTER = Pattern.compile("\\\\'[0-9a-fA-F]{2}|\\\\[^a-z]", Pattern.DOTALL);
    private static final Pattern HIDES = Pattern.compile("\\\\(v|deleted)(?![a-z0-9])|\\\\v1");
    private static final int DEEPEST = 10_000;

    private final String source;
    private final StringBuilder seen = new StringBuilder();
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private boolean hidden;

    private RtfSeen(String source) {
        this.source = source;
    }

    static boolean hides(String source) {
        return HIDES.matcher(source).find();
    }

    /** The file without them; a char of the source is a byte. */
    static byte[] of(String source) {
        return new RtfSeen(source).run().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String run() {
        Matcher word = WORD.matcher(source);
        Matcher letter = LETTER.matcher(source);
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\\' && word.region(at, source.length()).lookingAt()) {
                at = word(word);
            } else if (c == '\\' && letter.region(at, source.length()).lookingAt()) {
                keep(letter.group());
                at = letter.end();
            } else {
                group(c);
                at++;
            }
        }
        return seen.toString();
    }

    private void group(char c) {
        if (c == '{' && groups.size() < DEEPEST) {
            groups.push(hidden);
            seen.append(c);
        } else if (c == '}') {
            hidden = !groups.isEmpty() && groups.pop();
            seen.append(c);
        } else {
            keep(String.valueOf(c));
        }
    }

    private void keep(String letters) {
        if (!hidden) {
            seen.append(letters);
        }
    }

    /** Returns where the next token begins. */
    private int word(Matcher word) {
        boolean off = "0".equals(word.group(2));
        switch (word.group(1)) {
            case "v", "deleted" -> hidden = !off;
            case "plain" -> {
                hidden = false;
                seen.append(word.group());
            }
            case "u" -> keep(word.group());
            default -> seen.append(word.group());
        }
        return word.group(1).equals("bin") ? binary(word) : word.end();
    }

    /** So many bytes are no text at all. */
    private int binary(Matcher word) {
        int length = SheetText.number(String.valueOf(word.group(2)));
        int end = (int) Math.min((long) word.end() + length, source.length());
        seen.append(source, word.end(), end);
        return end;
    }
}
