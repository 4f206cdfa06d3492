package org.postern.certs;

import java.util.Optional;

/**
 * One certificate as seen for one address.
 *
 * @param problem why mail to the address is not encrypted for it; empty if it could be
 */
public record Judged(Recipient recipient, Standing standing, Optional<CertificateProblem> problem) {
    public boolean usable() {
        return problem.isEmpty();
    }
}
