package org.postern.certs.cms;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.postern.certs.HeaderBlock;
import org.postern.certs.MailUnreadable;
import org.postern.certs.PrivateFile;

/**
 * Checks the signatures on the outside of a mail (RFC 8551 3.5), detached or around the content, without changing a
 * byte of it. Says whether digest and signature fit the certificate that came along; whether that certificate is to be
 * believed, and belongs to the sender, is for the caller.
 */
public final class SmimeVerifier {
    /**
     * Checks {@code mail}. The content of an opaque signature, a MIME entity that cannot be read otherwise, is written
     * to {@code content}, whether the signature is good or not; of a detached one nothing is written. An IOException
     * means that the mail could not be read or the file not be written, not that the mail is bad.
     */
    public VerifyOutcome verify(MailSource mail, Path content) throws IOException {
        SmimeKind kind;
        try (InputStream in = mail.open()) {
            kind = SmimeKind.of(in);
        }
        try {
            return switch (kind) {
                case SIGNED_DETACHED -> DetachedSignature.of(mail).check();
                case SIGNED_OPAQUE -> opaque(mail, content);
                case ENCRYPTED, NONE -> new VerifyOutcome.NotSigned();
                case UNSUPPORTED ->
                    new VerifyOutcome.Damaged("The mail's S/MIME content is of a kind that is not read.");
            };
        } catch (SourceFailed e) {
            throw e.reason();
        } catch (MailUnreadable e) {
            return new VerifyOutcome.Damaged(String.valueOf(e.getMessage()));
        } catch (IOException | CMSException | OperatorCreationException | RuntimeException malformed) { // fails closed
            return new VerifyOutcome.Damaged("The signed mail is incomplete or was changed on the way.");
        }
    }

    private static VerifyOutcome opaque(MailSource mail, Path target)
            throws IOException, CMSException, OperatorCreationException {
        Path temporary = PrivateFile.temporaryBeside(target);
        try (InputStream in = mail.open()) {
            PushbackInputStream body = CmsBody.pushback(in);
            HeaderBlock.read(body);
            CMSSignedDataParser parser =
                    new CMSSignedDataParser(new JcaDigestCalculatorProviderBuilder().build(), CmsBody.der(body));
            boolean hasContent = parser.getSignedContent() != null;
            if (hasContent) {
                try (GuardedTarget out = new GuardedTarget(temporary)) {
                    parser.getSignedContent().getContentStream().transferTo(out);
                }
            }
            VerifyOutcome outcome = SignatureReader.read(parser, hasContent);
            if (outcome instanceof VerifyOutcome.Signed) {
                move(temporary, target);
            }
            return outcome;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path temporary, Path target) throws SourceFailed {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }
}
