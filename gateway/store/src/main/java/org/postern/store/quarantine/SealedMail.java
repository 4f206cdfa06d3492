package org.postern.store.quarantine;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.postern.certs.Sealer;
import org.postern.certs.WrappedKey;
import org.postern.mailets.HeldMail;

/** Body and subject of one mail sealed under an id, ready to be stored. */
record SealedMail(String id, Sealed body, long size, Sealed subject) implements AutoCloseable {
    record Sealed(Scratch bytes, WrappedKey key) {}

    static SealedMail of(String id, HeldMail mail, Sealer sealer, Path folder) throws IOException {
        InputStream subject = new ByteArrayInputStream(mail.subject().getBytes(StandardCharsets.UTF_8));
        Sealed sealedSubject = sealed(subjectId(id), subject, sealer, folder);
        try (Counted plain = new Counted(mail.body().open())) {
            Sealed body = sealed(id, plain, sealer, folder);
            return new SealedMail(id, body, plain.count, sealedSubject);
        } catch (IOException | RuntimeException e) {
            sealedSubject.bytes().close();
            throw e;
        }
    }

    private static Sealed sealed(String id, InputStream plain, Sealer sealer, Path folder) throws IOException {
        Scratch bytes = new Scratch(folder);
        boolean done = false;
        try {
            WrappedKey key = sealer.seal(id, plain, bytes);
            done = true;
            return new Sealed(bytes, key);
        } finally {
            if (!done) {
                bytes.close();
            }
        }
    }

    /** What the subject is sealed as: one moved to another item, or taken for a body, does not open. */
    static String subjectId(String id) {
        return id + "/subject";
    }

    static String subject(String id, WrappedKey key, byte[] sealed, Sealer sealer) throws IOException {
        try (InputStream plain = sealer.open(subjectId(id), key, new ByteArrayInputStream(sealed))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        body.bytes().close();
        subject.bytes().close();
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
