package org.postern.relay.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.postern.message.Envelope.Alignment;

/** Reads one Authentication-Results field (RFC 8601 2.2). */
final class AuthenticationResults {
    private AuthenticationResults() {}

    /**
     * PASS if a believed server reports {@code dmarc=pass}, which by RFC 7489 3.1 means SPF or DKIM passed for the
     * domain of header From; FAIL if it reports any other DMARC result; UNKNOWN otherwise.
     */
    static Alignment alignment(String field, Predicate<String> believed) {
        String[] clauses =
                bare(field).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).split(";", -1);
        String authservId = clauses[0].strip().split(" ", 2)[0];
        if (!believed.test(authservId)) {
            return Alignment.UNKNOWN;
        }
        List<String> dmarc = Arrays.stream(clauses)
                .skip(1)
                .map(String::strip)
                .filter(clause -> clause.startsWith("dmarc="))
                .toList();
        if (dmarc.isEmpty()) {
            return Alignment.UNKNOWN;
        }
        // two of them are one too many, so they must agree
        return dmarc.stream().allMatch(clause -> clause.matches("dmarc=pass( .*)?")) ? Alignment.PASS : Alignment.FAIL;
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
