package org.postern.store.account;

import java.time.Instant;

/** What came of an attempt to sign in. The client is told nothing but accepted or not. */
public sealed interface SignIn {
    record Accepted(Account account) implements SignIn {}

    /** Unknown, disabled or a wrong password: which one is nobody's business. */
    record Refused() implements SignIn {}

    /** Too many failures; even the right password is refused until then. */
    record LockedUntil(Instant until) implements SignIn {}
}
