package org.postern.store.quarantine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.postern.certs.Sealer;
import org.postern.certs.WrappedKey;
import org.postern.mailets.HeldMail;

/** Body and subject of one mail sealed under an id, ready to be stored. */
record SealedMail(String id, Scratch body, WrappedKey bodyKey, long size, byte[] subject, WrappedKey subjectKey)
        implements AutoCloseable {
    /** A subject moved to another item, or taken for a body, does not open. */
    private static final String SUBJECT = "/subject";

    static SealedMail of(String id, HeldMail mail, Sealer sealer, Path folder) throws IOException {
        ByteArrayOutputStream subject = new ByteArrayOutputStream();
        WrappedKey subjectKey = sealer.seal(
                id + SUBJECT, new ByteArrayInputStream(mail.subject().getBytes(StandardCharsets.UTF_8)), subject);
        Scratch body = new Scratch(folder);
        boolean done = false;
        try (Counted plain = new Counted(mail.body().open())) {
            WrappedKey bodyKey = sealer.seal(id, plain, body);
            done = true;
            return new SealedMail(id, body, bodyKey, plain.count, subject.toByteArray(), subjectKey);
        } finally {
            if (!done) {
                body.close();
            }
        }
    }

    static String subject(String id, WrappedKey key, byte[] sealed, Sealer sealer) throws IOException {
        try (InputStream plain = sealer.open(id + SUBJECT, key, new ByteArrayInputStream(sealed))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
