package org.postern.reader.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that systems and programs put into archives by themselves and that say nothing to people. */
final class Leftovers {
    /** None of them is larger. */
    static final int SIZE = 64 * 1024;

    private static final Pattern NAMES =
            Pattern.compile("(.*/)?(\\.DS_Store|\\._[^/]*|geogebra_javascript\\.js)", Pattern.DOTALL);
    private static final Pattern EMPTY_PROGRAM = Pattern.compile("\\s*function\\s+ggbOnInit\\(\\w*\\)\\s*\\{\\s*}\\s*");

    private Leftovers() {}

    static boolean isNamed(String name) {
        return NAMES.matcher(name).matches();
    }

    /** Why it is left out, in words that go on from its name; empty if it is not what its name says. */
    static Optional<String> reason(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (name.endsWith(".DS_Store") && text.startsWith("\0\0\0\u0001Bud1")) {
            return Optional.of("only says how a Mac shows a folder.");
        }
        if (name.endsWith(".js") && EMPTY_PROGRAM.matcher(text).matches()) {
            return Optional.of("is only the empty program that GeoGebra puts into every file.");
        }
        return text.startsWith("\0\u0005\u0016\u0007\0\u0002\0\0") && isAppleDouble(text)
                ? Optional.of("is only what a Mac keeps beside a file.")
                : Optional.empty();
    }

    /** RFC 1740 appendix B: a resource fork (2) and what the Finder shows (9), nothing else. */
    private static boolean isAppleDouble(String text) {
        int count = text.length() < 26 ? 0 : text.charAt(24) << 8 | text.charAt(25);
        boolean plain = count > 0 && text.length() >= 26 + 12 * count;
        for (int i = 0; i < count && plain; i++) {
            char id = text.charAt(26 + 12 * i + 3);
            plain = id == 2 || id == 9;
        }
        return plain;
    }
}
