package org.postern.certs.authority;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One certificate that the authority issued.
 *
 * @param revoked when and why it was revoked
 * @param fingerprint SHA-256, as {@code Fingerprint} writes it
 */
public record Issued(
        BigInteger serial,
        String address,
        Use use,
        Instant from,
        Instant until,
        Optional<Revoked> revoked,
        String fingerprint) {

    /** Revoked at this time, for this reason. */
    public record Revoked(Instant at, Revocation reason) {}

    /** Neither revoked nor expired. */
    public boolean isGood(Instant now) {
        return revoked.isEmpty() && now.isBefore(until);
    }

    /** From half its life on it is time for the next one. */
    boolean isDueForRenewal(Instant now) {
        return isGood(now)
                && !now.isBefore(from.plus(Duration.between(from, until).dividedBy(2)));
    }

    Issued revoked(Instant at, Revocation reason) {
        return new Issued(serial, address, use, from, until, Optional.of(new Revoked(at, reason)), fingerprint);
    }
}
