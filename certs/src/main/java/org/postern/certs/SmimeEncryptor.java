package org.postern.certs;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.certs.cms.Capabilities;
import org.postern.certs.cms.EntityCopy;
import org.postern.certs.cms.EnvelopeWriter;
import org.postern.certs.cms.ReaderCapabilities;
import org.postern.certs.cms.SigningKey;
import org.postern.certs.cms.SmimeSigner;

/**
 * Encrypts a whole mail as S/MIME (RFC 8551) in one pass, with the real Subject and every other field inside (RFC
 * 9788): AES-256-CBC and RSA PKCS #1 v1.5, the one combination that every mail program reads, unless the readers are
 * known to read more.
 *
 * <p>All recipients of one call share one envelope, which names each of their certificates in clear: call it once for
 * the visible recipients and once for each hidden (Bcc) recipient.
 */
public final class SmimeEncryptor {
    private static final int BUFFER = 32 * 1024;

    private final CertificateBook book;
    private final String outerSubject;
    private final ReaderCapabilities capabilities;
    private final boolean legacyDisplay;

    /** {@code outerSubject} is what anyone may read, such as "Encrypted message from Oakfield School". */
    public SmimeEncryptor(CertificateBook book, String outerSubject) {
        this(book, outerSubject, recipient -> Capabilities.NONE, false);
    }

    private SmimeEncryptor(
            CertificateBook book, String outerSubject, ReaderCapabilities capabilities, boolean legacyDisplay) {
        if (outerSubject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The outer Subject must be one line");
        }
        this.book = book;
        this.outerSubject = outerSubject;
        this.capabilities = capabilities;
        this.legacyDisplay = legacyDisplay;
    }

    /** One that asks what each recipient reads beyond what all do. */
    public SmimeEncryptor withCapabilities(ReaderCapabilities asked) {
        return new SmimeEncryptor(book, outerSubject, asked, legacyDisplay);
    }

    /** One that repeats the real Subject in the text, for programs such as Outlook that do not know RFC 9788. */
    public SmimeEncryptor withLegacyDisplay() {
        return new SmimeEncryptor(book, outerSubject, capabilities, true);
    }

    /** Writes the encrypted mail to {@code target} in one step; a file that is there was written whole. */
    public EncryptOutcome encrypt(InputStream mail, List<String> addresses, Path target) throws IOException {
        return encrypt(mail, addresses, Optional.empty(), target);
    }

    /** The same, signed first if there is a key to sign with (RFC 8551 3.7). */
    public EncryptOutcome encrypt(InputStream mail, List<String> addresses, Optional<SigningKey> signing, Path target)
            throws IOException {
        Path temporary = PrivateFile.temporaryBeside(target);
        try {
            EncryptOutcome outcome;
            try (OutputStream out = Files.newOutputStream(temporary)) {
                outcome = encrypt(mail, addresses, signing, out);
            }
            if (outcome instanceof EncryptOutcome.Encrypted) {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return outcome;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes the encrypted mail to {@code target}; after an IOException what was written must be thrown away. */
    public EncryptOutcome encrypt(InputStream mail, List<String> addresses, OutputStream target) throws IOException {
        return encrypt(mail, addresses, Optional.empty(), target);
    }

    private EncryptOutcome encrypt(
            InputStream mail, List<String> addresses, Optional<SigningKey> signing, OutputStream target)
            throws IOException {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("There is no recipient to encrypt for");
        }
        List<Recipient> recipients = new ArrayList<>();
        List<CertificateProblem> problems = new ArrayList<>();
        for (Lookup lookup : book.find(addresses)) {
            switch (lookup) {
                case Lookup.Usable(var recipient) -> recipients.add(recipient);
                case Lookup.Unusable(var problem) -> problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            return new EncryptOutcome.CertificateMissing(problems);
        }
        write(mail, recipients, signing, target);
        return new EncryptOutcome.Encrypted(recipients);
    }

    private void write(InputStream mail, List<Recipient> recipients, Optional<SigningKey> signing, OutputStream target)
            throws IOException {
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(mail, BUFFER));
        HeaderBlock header = HeaderBlock.read(in);
        SecureRandom random = new SecureRandom();
        EnvelopeWriter envelope = new EnvelopeWriter(BUFFER, random);
        for (Recipient recipient : recipients) {
            envelope.add(recipient.certificate(), capabilities.of(recipient));
        }
        OutputStream out = new BufferedOutputStream(target, BUFFER);
        out.write(HeaderBlock.bytes(new HeaderProtection(header, outerSubject).outer() + bodyHeader(envelope)));
        Base64Lines base64 = new Base64Lines(out);
        try (OutputStream inside = envelope.open(base64)) {
            if (signing.isPresent()) {
                new SmimeSigner(signing.get(), random).sign(o -> entity(header, in, true, o), inside);
            } else {
                entity(header, in, false, inside);
            }
        }
        base64.finish();
        out.flush();
    }

    private static String bodyHeader(EnvelopeWriter envelope) {
        return """
            MIME-Version: 1.0\r
            Content-Type: application/pkcs7-mime; smime-type=%s;\r
             name="smime.p7m"\r
            Content-Transfer-Encoding: base64\r
            Content-Disposition: attachment; filename="smime.p7m"\r
            \r
            """.formatted(envelope.smimeType());
    }

    private void entity(HeaderBlock header, InputStream body, boolean sevenBit, OutputStream out) throws IOException {
        Optional<String> subject =
                header.first("Subject").filter(s -> legacyDisplay).map(s -> EncodedWords.decode(s.value()));
        if (!sevenBit && subject.isEmpty()) {
            out.write(HeaderBlock.bytes(new HeaderProtection(header, outerSubject).inner()));
            copyBody(header, body, out);
            return;
        }
        CanonicalLines lines = new CanonicalLines(out);
        OutputStream bytes = isBinary(header) && !sevenBit ? out : lines;
        EntityCopy.rewrite(header, body, subject, sevenBit, rewritten -> {
            out.write(HeaderBlock.bytes(new HeaderProtection(rewritten, outerSubject).inner()));
            return bytes;
        });
        lines.finish();
    }

    // RFC 8551 3.1.1: text is made canonical; a body declared binary is left as it is, or it would be damaged.
    private static void copyBody(HeaderBlock header, InputStream body, OutputStream envelope) throws IOException {
        if (isBinary(header)) {
            body.transferTo(envelope);
        } else {
            CanonicalLines lines = new CanonicalLines(envelope);
            body.transferTo(lines);
            lines.finish();
        }
    }

    private static boolean isBinary(HeaderBlock header) {
        return header.first("Content-Transfer-Encoding")
                .map(f -> f.value().strip().toLowerCase(Locale.ROOT).equals("binary"))
                .orElse(false);
    }
}
