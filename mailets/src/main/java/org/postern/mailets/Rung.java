package org.postern.mailets;

/** How mail that must be encrypted reaches somebody; tried in this order. Nothing below the last goes in clear. */
public enum Rung {
    /** S/MIME, to a certificate that can be used; tried by encrypting. */
    CERTIFICATE,

    /** Over TLS that proves who is at its end, to a domain that the school listed for it. */
    SECURE_ROUTE,

    /** Fetched from the school by its reader. This is the place of the pick-up portal; no ladder leads to it yet. */
    PORTAL,

    /** Not at all: it waits for a person. */
    HELD
}
