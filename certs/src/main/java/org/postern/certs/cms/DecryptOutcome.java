package org.postern.certs.cms;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** What became of a mail that came encrypted; only {@link Opened} leaves a file behind. */
public sealed interface DecryptOutcome {
    /**
     * The whole content is in {@code file}: a MIME entity (its own header, empty line, body), byte for byte as it was
     * encrypted. It may itself be signed, see {@link SmimeVerifier}.
     *
     * @param recipient the certificate of the school whose key opened it
     */
    record Opened(Path file, Algorithms algorithms, X509Certificate recipient, List<OpenWarning> warnings)
            implements DecryptOutcome {
        public Opened {
            warnings = List.copyOf(warnings);
        }
    }

    /** It is encrypted for others only; these, by issuer and serial number or by key identifier. */
    record NotForUs(List<String> recipients) implements DecryptOutcome {
        public NotForUs {
            recipients = List.copyOf(recipients);
        }
    }

    /** It cannot be opened, and nothing of it was kept; one sentence why. */
    record Damaged(String reason) implements DecryptOutcome {}
}
