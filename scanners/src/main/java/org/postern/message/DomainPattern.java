package org.postern.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain, or with {@code *.} in front every domain below it at any depth.
 *
 * @param domain in lower case, without the asterisk
 * @param below whether it is about the domains below that one, and not about itself
 */
public record DomainPattern(String domain, boolean below) {
    private static final Pattern DOMAIN = Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)(\\.(?!-)[a-z0-9-]{1,63}(?<!-))+");

    /** Empty unless it has two labels at least: nobody vouches for everybody below {@code uk}. */
    public static Optional<DomainPattern> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        boolean below = lower.startsWith("*.");
        String domain = below ? lower.substring(2) : lower;
        return DOMAIN.matcher(domain).matches() && domain.length() <= 253
                ? Optional.of(new DomainPattern(domain, below))
                : Optional.empty();
    }

    /** Whether a domain or host name is one of these; a dot at its end does not count. */
    public boolean matches(String other) {
        String name = other.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return below ? name.endsWith("." + domain) : name.equals(domain);
    }

    @Override
    public String toString() {
        return below ? "*." + domain : domain;
    }
}
