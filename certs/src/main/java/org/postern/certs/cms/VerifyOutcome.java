package org.postern.certs.cms;

import java.security.cert.X509Certificate;
import java.util.List;

/** What the signatures of a mail are worth. */
public sealed interface VerifyOutcome {
    /** At least one signature; {@code certificates} are all that came along, for building chains. */
    record Signed(List<Signature> signatures, List<X509Certificate> certificates) implements VerifyOutcome {
        public Signed {
            signatures = List.copyOf(signatures);
            certificates = List.copyOf(certificates);
        }

        /** Whether no signature is {@link SignatureCheck.Bad}; some may be weak. */
        public boolean isIntact() {
            return signatures.stream().noneMatch(s -> s.check() instanceof SignatureCheck.Bad);
        }

        /** Whether every signature is {@link SignatureCheck.Good}. */
        public boolean isGood() {
            return signatures.stream().allMatch(s -> s.check() instanceof SignatureCheck.Good);
        }
    }

    /** Certificates without a signature (RFC 8551 3.8, smime-type=certs-only). */
    record CertificatesOnly(List<X509Certificate> certificates) implements VerifyOutcome {
        public CertificatesOnly {
            certificates = List.copyOf(certificates);
        }
    }

    /** There is no S/MIME signature on the outside of this mail. */
    record NotSigned() implements VerifyOutcome {}

    /** It calls itself signed but cannot be taken apart; one sentence why. */
    record Damaged(String reason) implements VerifyOutcome {}
}
