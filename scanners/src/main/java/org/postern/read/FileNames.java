package org.postern.read;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file name promises to the desktop that saves the file, whatever it looks like to a person. */
final class FileNames {
    /** Bidirectional overrides and isolates (UAX 9), which show a name in another order than it is stored. */
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");
    /** Windows drops dots and spaces at the end; an NTFS stream name is no part of the file's own name. */
    private static final Pattern DROPPED = Pattern.compile("(?i)(::\\$DATA|[.\\s\\u00A0\\u3000\\u2000-\\u200A])+$");

    private FileNames() {}

    /** The stored order is what the desktop goes by, so overrides change nothing but what a person sees. */
    static FileKind kind(String name) {
        return Kinds.byEnding(ending(name));
    }

    static boolean isTurned(String name) {
        return TURNING.matcher(name).find();
    }

    /**
     * What stands after the last dot, in lower case; empty if there is no dot. Wide letters count as plain ones, and a
     * NUL ends a name as it does for a desktop.
     */
    static String ending(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceFirst("(?s)\\x00.*", "");
        String bare = DROPPED.matcher(INVISIBLE.matcher(plain).replaceAll("")).replaceAll("");
        int dot = bare.lastIndexOf('.');
        return dot < 0 ? "" : bare.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }

    static FileKind kind(Optional<String> name) {
        return name.map(FileNames::kind).orElse(Kinds.UNKNOWN);
    }
}
