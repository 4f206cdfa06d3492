package org.postern.certs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** Seals, opens and encrypts 25 MB in the folder given; run in a Java of its own with a small heap. */
public final class LargeMail {
    public static final int BYTES = 25 * 1024 * 1024;

    private LargeMail() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Sealer sealer = new Sealer(
                KeyEncryptionKeys.openOrCreate(home.resolve("sealing.keys"), new SecureRandom()), new SecureRandom());
        WrappedKey key;
        try (OutputStream out = Files.newOutputStream(home.resolve("sealed"))) {
            key = sealer.seal("q-1", mail(), out);
        }
        CertificateBook book = CertificateBook.open(home.resolve("certificates"), TestCa.CLOCK);
        try (InputStream in = sealer.open("q-1", key, Files.newInputStream(home.resolve("sealed")))) {
            new SmimeEncryptor(book, "Encrypted message").encrypt(in, List.of(arguments[1]), home.resolve("out.eml"));
        }
    }

    /** A mail whose body is {@link #BYTES} long, in lines that end in a lone LF. */
    public static InputStream mail() {
        byte[] line = ("x".repeat(63) + "\n").getBytes(StandardCharsets.US_ASCII);
        InputStream body = new InputStream() {
            private int given;

            @Override
            public int read() {
                return given == BYTES ? -1 : line[given++ % line.length];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = Math.min(length, BYTES - given);
                for (int i = 0; i < count; i++) {
                    target[offset + i] = line[given++ % line.length];
                }
                return count == 0 && length > 0 ? -1 : count;
            }
        };
        byte[] header = "Subject: Large\n\n".getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(new ByteArrayInputStream(header), body);
    }
}
