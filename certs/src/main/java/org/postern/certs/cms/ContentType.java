package org.postern.certs.cms;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A Content-Type or Content-Disposition taken apart (RFC 2045 5.1), in one pass over what the sender wrote. */
record ContentType(String type, Map<String, String> parameters) {
    static final ContentType TEXT = new ContentType("text/plain", Map.of());

    ContentType {
        parameters = Map.copyOf(parameters);
    }

    static ContentType parse(String value) {
        Map<String, String> parameters = new HashMap<>();
        String type = "";
        StringBuilder token = new StringBuilder();
        boolean quoted = false;
        boolean first = true;
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? ';' : value.charAt(i);
            if (quoted && i < value.length()) {
                if (c == '\\' && i + 1 < value.length()) {
                    token.append(value.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                } else if (c != '\r' && c != '\n') {
                    token.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c != ';') {
                token.append(c);
            } else if (first) {
                type = token.toString().strip().toLowerCase(Locale.ROOT);
                first = false;
                token.setLength(0);
            } else {
                add(token.toString(), parameters);
                token.setLength(0);
            }
        }
        return new ContentType(type, parameters);
    }

    private static void add(String parameter, Map<String, String> parameters) {
        int equals = parameter.indexOf('=');
        if (equals > 0) {
            parameters.putIfAbsent(
                    parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                    parameter.substring(equals + 1).strip());
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    boolean is(String other) {
        return type.equals(other);
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }
}
