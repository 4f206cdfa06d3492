package org.postern.relay.smtp;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters of MAIL and RCPT that EHLO did not offer (RFC 5321 4.1.1.11). James takes and ignores them, and
 * with SMTPUTF8 (RFC 6531) a client would believe that its addresses arrive as written.
 */
public class KnownParameters implements CommandHandler<SMTPSession> {
    private static final Predicate<String> OF_MAIL = Pattern.compile(
                    "SIZE=.*|BODY=(7BIT|8BITMIME)|RET=.*|ENVID=.*|AUTH=.*")
            .asMatchPredicate();
    private static final Predicate<String> OF_RCPT =
            Pattern.compile("NOTIFY=.*|ORCPT=.*").asMatchPredicate();

    @Override
    public Collection<String> getImplCommands() {
        return Set.of("MAIL", "RCPT");
    }

    @Override
    public @Nullable Response onCommand(SMTPSession session, Request request) {
        Predicate<String> known = request.getCommand().equalsIgnoreCase("MAIL") ? OF_MAIL : OF_RCPT;
        boolean all = Optional.ofNullable(request.getArgument()).map(KnownParameters::parameters).stream()
                .flatMap(List::stream)
                .allMatch(known);
        return all ? null : new SMTPResponse("555", "5.5.4 Parameter not supported"); // null asks the next handler
    }

    /** What follows the path; within it stands no {@code >} that James would not end it at. */
    private static List<String> parameters(String argument) {
        int end = argument.indexOf('>', Math.max(0, argument.indexOf('<')));
        return Arrays.stream(argument.substring(end + 1)
                        .toUpperCase(Locale.ROOT)
                        .strip()
                        .split("\\s+"))
                .filter(parameter -> end >= 0 && !parameter.isEmpty())
                .toList();
    }
}
