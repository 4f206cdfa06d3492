package org.postern.relay.smtp;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters of MAIL and RCPT that EHLO did not offer (RFC 5321 4.1.1.11). James takes and ignores them, and
 * with SMTPUTF8 (RFC 6531) a client would believe that its addresses arrive as written. A wrong value is refused for
 * good: James would answer 451, and the client would try for days.
 */
public class KnownParameters implements CommandHandler<SMTPSession> {
    private static final String XTEXT = "(?:[!-*,-<>-~]|\\+[0-9A-F]{2})"; // RFC 3461 4, in upper case here

    private static final Map<String, Pattern> OF_MAIL = Map.of(
            "SIZE", Pattern.compile("\\d{1,20}"), // RFC 1870 5
            "BODY", Pattern.compile("7BIT|8BITMIME"), // RFC 6152 2
            "RET", Pattern.compile("FULL|HDRS"), // RFC 3461 4.3
            "ENVID", Pattern.compile(XTEXT + "{1,100}"), // RFC 3461 4.4
            "AUTH", Pattern.compile("\\S{1,500}")); // RFC 4954 5
    private static final Map<String, Pattern> OF_RCPT = Map.of(
            "NOTIFY", Pattern.compile("NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY)){0,2}"), // 4.1
            "ORCPT", Pattern.compile("[A-Z0-9-]{1,63};" + XTEXT + "{1,500}")); // 4.2

    private static final Response UNKNOWN = new SMTPResponse("555", "5.5.4 Parameter not supported");
    private static final Response WRONG = new SMTPResponse("501", "5.5.4 Invalid parameter value");

    @Override
    public Collection<String> getImplCommands() {
        return Set.of("MAIL", "RCPT");
    }

    /** Null asks the next handler. */
    @Override
    public @Nullable Response onCommand(SMTPSession session, Request request) {
        Map<String, Pattern> known = request.getCommand().equalsIgnoreCase("MAIL") ? OF_MAIL : OF_RCPT;
        Set<String> seen = new HashSet<>();
        for (String parameter :
                parameters(Optional.ofNullable(request.getArgument()).orElse(""))) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            Pattern value = known.get(name);
            if (value == null || parameter.equals("BODY=BINARYMIME")) { // RFC 3030 2 was not offered
                return UNKNOWN;
            }
            if (equals < 0 || !value.matcher(parameter.substring(equals + 1)).matches() || !seen.add(name)) {
                return WRONG;
            }
        }
        return null;
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
