package org.postern.relay.smtp;

import java.util.Arrays;
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
        String[] clauses = field.replaceAll("\\([^()]*\\)", " ")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT)
                .split(";", -1);
        String authservId = clauses[0].strip().split(" ", 2)[0];
        if (!believed.test(authservId)) {
            return Alignment.UNKNOWN;
        }
        return Arrays.stream(clauses)
                .skip(1)
                .map(String::strip)
                .filter(clause -> clause.startsWith("dmarc="))
                .findFirst()
                .map(clause -> clause.matches("dmarc=pass( .*)?") ? Alignment.PASS : Alignment.FAIL)
                .orElse(Alignment.UNKNOWN);
    }
}
