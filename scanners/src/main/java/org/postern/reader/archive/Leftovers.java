package org.postern.reader.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that systems and programs put into archives by themselves and that say nothing to people. */
final class Leftovers {
    /** None of them is larger. */
    static final int SIZE = 64 * 1024;

    private static final Pattern NAMES =
            Pattern.compile("(.*/)?(\\.DS_Store|geogebra_javascript\\.js)", Pattern.DOTALL);
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
        return Optional.empty();
    }
}
