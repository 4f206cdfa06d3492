package org.postern.message;

import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address without display name (RFC 5321 4.1.2), both halves in lower case so that equal means same mailbox.
 */
public record Address(String local, String domain) {
    public Address {
        local = local.toLowerCase(Locale.ROOT);
        domain = domain.toLowerCase(Locale.ROOT);
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
        if (at <= 0 || at == bare.length() - 1 || bare.chars().anyMatch(c -> c <= ' ')) {
            return Optional.empty();
        }
        return Optional.of(new Address(bare.substring(0, at), bare.substring(at + 1)));
    }

    public static Address of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
