package org.postern.certs;

import java.util.Optional;

/**
 * How far a certificate is trusted and why.
 *
 * @param why half a sentence, such as "an administrator imported it"
 * @param warning what somebody should know although it is used, as half a sentence
 * @param problem why it is not used
 */
public record Standing(TrustLevel level, String why, Optional<String> warning, Optional<CertificateProblem> problem) {}
