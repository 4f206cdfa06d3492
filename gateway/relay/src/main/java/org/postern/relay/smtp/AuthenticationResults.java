package org.postern.relay.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.message.Envelope.Alignment;

/** Reads one Authentication-Results field (RFC 8601 2.2). */
final class AuthenticationResults {
    /** Stands for the missing name in the fields of Microsoft 365, which begin with the first result. */
    static final String UNNAMED = "unnamed";

    /** White space may stand around the equals sign, and a version after the method's name. */
    private static final Pattern DMARC = Pattern.compile("dmarc ?(?:/ ?\\d+ ?)?= ?(\\S*)");

    private static final Set<String> DENIED = Set.of("fail", "permerror");

    private AuthenticationResults() {}

    /**
     * FAIL if the field reports {@code dmarc=fail}, whoever wrote it, for nobody says so of his own mail; PASS if a
     * believed server reports {@code dmarc=pass}, which by RFC 7489 3.1 means SPF or DKIM passed for the domain of
     * header From; UNKNOWN otherwise, as where that domain publishes no policy ({@code dmarc=none}, RFC 7489 11.2).
     *
     * @param believed by the server's name, {@link #UNNAMED} where it gives none
     */
    static Alignment alignment(String field, Predicate<String> believed) {
        List<String> clauses = Arrays.stream(bare(field)
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT)
                        .split(";", -1))
                .map(String::strip)
                .toList();
        List<String> dmarc = clauses.stream()
                .map(DMARC::matcher)
                .filter(Matcher::lookingAt)
                .map(result -> result.group(1))
                .toList();
        if (dmarc.stream().anyMatch(DENIED::contains)) {
            return Alignment.FAIL;
        }
        // two of them are one too many, so they must agree
        boolean passed = !dmarc.isEmpty() && dmarc.stream().allMatch("pass"::equals);
        return passed && believed.test(server(clauses.getFirst())) ? Alignment.PASS : Alignment.UNKNOWN;
    }

    /** A server that really has the name that stands for none is not believed. */
    private static String server(String first) {
        String word = first.split(" ", 2)[0];
        return word.contains("=") ? UNNAMED : word.equals(UNNAMED) ? "" : word;
    }

    /**
     * Without what stands in quotes or in comments, which nest: the sender chooses a part of it, such as the local part
     * in {@code smtp.mailfrom="; dmarc=pass "@evil.example}.
     */
    private static String bare(String field) {
        StringBuilder bare = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && depth > 0) {
                depth--;
                bare.append(' ');
            } else if (!quoted && depth == 0) {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}
