package org.postern.certs;

import java.util.List;

/** Either the whole mail was encrypted for every recipient, or nothing was written. */
public sealed interface EncryptOutcome {
    /** Written, for these recipients. */
    record Encrypted(List<Recipient> recipients) implements EncryptOutcome {
        public Encrypted {
            recipients = List.copyOf(recipients);
        }
    }

    /** Nothing written; every failing recipient is named, so that all can be put right at once. */
    record CertificateMissing(List<CertificateProblem> problems) implements EncryptOutcome {
        public CertificateMissing {
            problems = List.copyOf(problems);
        }
    }
}
