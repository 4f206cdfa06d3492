package org.postern.certs.cms;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.certs.HeaderBlock;
import org.postern.certs.MailUnreadable;
import org.postern.certs.PrivateFile;

/**
 * Opens mail that came encrypted to a key of the school: EnvelopedData and AuthEnvelopedData (RFC 8551 3.3, 3.4), told
 * apart by what is in the mail and not by its header.
 *
 * <p>What is inside is written to a private file that gets its name only once the whole mail was read and its tag,
 * where it has one, was right.
 */
public final class SmimeDecryptor {
    private final SchoolKeys keys;

    public SmimeDecryptor(SchoolKeys keys) {
        this.keys = keys;
    }

    /**
     * Writes what was encrypted to {@code target}, readable by its owner only; there is no such file unless the outcome
     * is {@link DecryptOutcome.Opened}. An IOException means that the mail could not be read or the file not be
     * written, not that the mail is bad.
     */
    public DecryptOutcome decrypt(InputStream mail, Path target) throws IOException {
        Path temporary = PrivateFile.temporaryBeside(target);
        try {
            DecryptOutcome outcome = decrypt(mail, keys.all(), temporary, target);
            if (outcome instanceof DecryptOutcome.Opened) {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return outcome;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static DecryptOutcome decrypt(InputStream mail, List<SchoolKey> own, Path temporary, Path target)
            throws IOException {
        try {
            PushbackInputStream in = CmsBody.pushback(mail);
            HeaderBlock.read(in);
            return open(Envelope.read(CmsBody.der(in)), own, temporary, target);
        } catch (SourceFailed e) {
            throw e.reason();
        } catch (Undecryptable | MailUnreadable e) {
            return new DecryptOutcome.Damaged(String.valueOf(e.getMessage()));
        } catch (IOException | GeneralSecurityException | RuntimeException malformed) { // fails closed
            return new DecryptOutcome.Damaged("The encrypted mail is incomplete or was changed on the way.");
        }
    }

    private static DecryptOutcome open(Envelope envelope, List<SchoolKey> own, Path temporary, Path target)
            throws IOException, GeneralSecurityException {
        KeyOpener opener = new KeyOpener(envelope);
        if (!opener.isFor(own)) {
            return new DecryptOutcome.NotForUs(opener.recipients());
        }
        ContentKind kind = ContentKind.of(envelope.algorithm().getAlgorithm())
                .orElseThrow(() -> new Undecryptable("The mail is encrypted with a method that is not supported ("
                        + envelope.algorithm().getAlgorithm() + "); ask the sender for AES."));
        if (kind.isAuthenticated() != envelope.isAuthenticated()) {
            throw new Undecryptable("The mail names " + kind.words() + " where it does not belong.");
        }
        Optional<ContentKey> key = opener.open(own, kind.keyBytes());
        if (key.isEmpty()) {
            throw new Undecryptable("The mail names a key of the school, but that key does not open it.");
        }
        new ContentOpener(kind, key.get().key().getEncoded(), envelope.algorithm()).open(envelope, temporary);
        return new DecryptOutcome.Opened(
                target,
                new Algorithms(kind.words(), key.get().method(), kind.isAuthenticated()),
                key.get().recipient(),
                warnings(kind));
    }

    private static List<OpenWarning> warnings(ContentKind kind) {
        List<OpenWarning> warnings = new ArrayList<>();
        if (kind == ContentKind.TRIPLE_DES) {
            warnings.add(OpenWarning.OUTDATED_CIPHER);
        }
        if (!kind.isAuthenticated()) {
            warnings.add(OpenWarning.NOT_AUTHENTICATED);
        }
        return warnings;
    }
}
