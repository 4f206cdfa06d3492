package org.postern.relay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postern.certs.CertificateProblem;
import org.postern.certs.EncryptOutcome;
import org.postern.certs.SmimeEncryptor;
import org.postern.mailets.EncryptResult;
import org.postern.mailets.Encryption;
import org.postern.message.Address;
import org.postern.message.Content;

/**
 * S/MIME by the certificates of HOME/certificates; the result is a file in the scratch folder until it is read once.
 */
record CertificateEncryption(SmimeEncryptor encryptor, Path scratch) implements Encryption {
    @Override
    public EncryptResult encrypt(Content mail, List<Address> recipients) throws IOException {
        Path target = scratch.resolve("encrypted-" + UUID.randomUUID() + ".eml");
        List<String> addresses = recipients.stream().map(Address::toString).toList();
        try (InputStream in = mail.open()) {
            return switch (encryptor.encrypt(in, addresses, target)) {
                case EncryptOutcome.Encrypted done -> new EncryptResult.Encrypted(new OneTimeFile(target));
                case EncryptOutcome.CertificateMissing(List<CertificateProblem> problems) ->
                    new EncryptResult.NoCertificate(problems.stream()
                            .collect(Collectors.toMap(
                                    p -> Address.of(p.address()), CertificateProblem::sentence, (a, b) -> a)));
            };
        }
    }
}
