package org.postern.certs.chain;

/** What an authority says about one of its certificates. */
sealed interface RevocationStatus {
    /** Not revoked. */
    record Good() implements RevocationStatus {}

    /** Not revoked, by a list that should have been replaced; {@code warning} is a sentence. */
    record GoodSoFar(String warning) implements RevocationStatus {}

    /** The certificate names nobody to ask. */
    record NobodyToAsk() implements RevocationStatus {}

    /** Without its subject: "was revoked on 3 November 2026". */
    record Revoked(String what) implements RevocationStatus {}

    /** Somebody was to be asked and did not answer; {@code what} is without its subject. */
    record NoAnswer(String what) implements RevocationStatus {}
}
