package org.postern.relay.smime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.postern.certs.cms.RestoredMail;
import org.postern.certs.cms.SmimeKind;
import org.postern.certs.cms.SmimeVerifier;
import org.postern.certs.cms.VerifyOutcome;
import org.postern.inspect.Inspection;
import org.postern.mailets.Judge;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a mail whose content stands inside its signature (RFC 8551 3.5.2) judged by that content; the mail itself goes on
 * as it is, or its signature would be lost.
 */
public record SignedContent(Judge judge, Path scratch) implements Judge {
    private static final Logger LOG = LoggerFactory.getLogger(SignedContent.class);

    @Override
    public Inspection judge(String id, Envelope envelope, Content mail) {
        Path entity = scratch.resolve("content-" + UUID.randomUUID());
        Path whole = scratch.resolve("readable-" + UUID.randomUUID());
        try {
            return judge.judge(id, envelope, readable(mail, entity, whole).orElse(mail));
        } catch (IOException e) {
            LOG.warn("{} is judged as it is: {}", id, e.getMessage());
            return judge.judge(id, envelope, mail); // its signature cannot be read, so it is held
        } finally {
            delete(entity);
            delete(whole);
        }
    }

    private static Optional<Content> readable(Content mail, Path entity, Path whole) throws IOException {
        SmimeKind kind;
        try (InputStream in = mail.open()) {
            kind = SmimeKind.of(in);
        }
        if (kind != SmimeKind.SIGNED_OPAQUE
                || !(new SmimeVerifier().verify(mail::open, entity) instanceof VerifyOutcome.Signed)) {
            return Optional.empty();
        }
        try (InputStream in = mail.open();
                OutputStream out = Files.newOutputStream(whole)) {
            RestoredMail.write(in, entity, out);
        }
        return Optional.of(new FileContent(whole));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be erased; the next start does it", file.getFileName());
        }
    }

    private record FileContent(Path file) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public long size() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                return -1;
            }
        }
    }
}
