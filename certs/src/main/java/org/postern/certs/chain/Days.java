package org.postern.certs.chain;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and reasons as people write them. */
final class Days {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    private Days() {}

    static String of(Instant instant) {
        return DAY.format(instant);
    }

    static String words(CRLReason reason) {
        return switch (reason) {
            case KEY_COMPROMISE -> "its key was stolen";
            case CA_COMPROMISE, AA_COMPROMISE -> "its authority's key was stolen";
            case AFFILIATION_CHANGED -> "its owner left";
            case SUPERSEDED -> "it was replaced";
            case CESSATION_OF_OPERATION -> "it is not used any more";
            case CERTIFICATE_HOLD -> "it is suspended";
            case PRIVILEGE_WITHDRAWN -> "its owner may not use it any more";
            case UNSPECIFIED, UNUSED, REMOVE_FROM_CRL -> "no reason given";
        };
    }
}
