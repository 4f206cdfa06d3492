package org.postern.relay.cli;

import java.util.Optional;

/** What is left of the ladder for somebody without a certificate, as {@code cert check} shows it. */
@FunctionalInterface
interface OtherRungs {
    /** Nothing below the certificate: mail that must be encrypted is held. */
    OtherRungs NONE = address -> Optional.empty();

    /** How mail that must be encrypted reaches the address, such as "secure route to nhs.net". */
    Optional<String> without(String address);
}
