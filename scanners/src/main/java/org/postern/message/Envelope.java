package org.postern.message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What SMTP said about a mail (RFC 5321 2.3.1), apart from what the mail says of itself.
 *
 * @param sender MAIL FROM; empty for the null reverse-path of DSNs
 * @param recipients RCPT TO, in order, without duplicates
 * @param login the authenticated user; empty without AUTH
 * @param origin how far the connecting client is trusted
 * @param alignment whether SPF or DKIM vouches for the header From domain (RFC 7489 3.1)
 * @param spamScore what a trusted filter in front found, in points of SpamAssassin; empty if nobody looked
 */
public record Envelope(
        Optional<Address> sender,
        List<Address> recipients,
        Optional<String> login,
        Origin origin,
        Alignment alignment,
        OptionalInt spamScore) {
    public Envelope {
        recipients = recipients.stream().distinct().toList();
    }

    /** A mail that no spam filter looked at. */
    public Envelope(
            Optional<Address> sender,
            List<Address> recipients,
            Optional<String> login,
            Origin origin,
            Alignment alignment) {
        this(sender, recipients, login, origin, alignment, OptionalInt.empty());
    }

    public Envelope withSpamScore(OptionalInt score) {
        return new Envelope(sender, recipients, login, origin, alignment, score);
    }

    public enum Origin {
        /** AUTH succeeded. */
        LOGIN,
        /** The client's network is listed as trusted (the school's own mail system). */
        TRUSTED_NETWORK,
        /** Anybody. */
        OUTSIDE
    }

    public enum Alignment {
        PASS,
        FAIL,
        /** Nobody checked. */
        UNKNOWN
    }

    public boolean fromSchoolSystem() {
        return origin != Origin.OUTSIDE;
    }
}
