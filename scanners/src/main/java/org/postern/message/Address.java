package org.postern.message;

import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address without display name (RFC 5321 4.1.2), both halves in lower case so that equal means same mailbox.
 * A dot after the domain, which DNS allows and mail does not, names no other mailbox and is left out.
 */
public record Address(String local, String domain) {
    public Address {
        local = local.toLowerCase(Locale.ROOT);
        domain = withoutLastDot(domain.toLowerCase(Locale.ROOT));
        if (local.isEmpty() || domain.isEmpty()) {
            throw new IllegalArgumentException("an address needs a local part and a domain");
        }
    }

    /** Reads {@code local@domain}, with or without angle brackets; empty if it is not one. */
    public static Optional<Address> parse(String text) {
        String bare = text.strip();
        if (bare.startsWith("<") && bare.endsWith(">")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        int at = bare.lastIndexOf('@');
        if (at <= 0) {
            return Optional.empty();
        }
        String local = bare.substring(0, at);
        String domain = bare.substring(at + 1);
        // white space may stand in a quoted local part (RFC 5321 4.1.2), and every address that arrived must be read
        // again later: one in quarantine that cannot be would hide all the others
        boolean blank = hasBlank(domain) || (hasBlank(local) && !isQuoted(local));
        return blank || withoutLastDot(domain).isEmpty() ? Optional.empty() : Optional.of(new Address(local, domain));
    }

    private static boolean hasBlank(String text) {
        return text.chars().anyMatch(c -> c <= ' ');
    }

    private static boolean isQuoted(String local) {
        return local.length() > 1 && local.startsWith("\"") && local.endsWith("\"");
    }

    private static String withoutLastDot(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    public static Address of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
