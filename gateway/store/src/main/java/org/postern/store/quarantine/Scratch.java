package org.postern.store.quarantine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sealed bytes on their way into the database, beyond 1 MiB in a file: sealing takes as long as the mail is large, and
 * must not hold up the one writer. A crash leaves only bytes that nobody has a key for.
 */
final class Scratch extends OutputStream {
    private static final int IN_MEMORY = 1024 * 1024;

    private final Path folder;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private OutputStream out = memory;
    private Path file = Path.of("");
    private boolean inFile;
    private long size;

    Scratch(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!inFile && size + length > IN_MEMORY) {
            moveToFile();
        }
        out.write(bytes, offset, length);
        size += length;
    }

    private void moveToFile() throws IOException {
        Files.createDirectories(folder);
        file = Files.createTempFile(folder, "sealed-", ".part");
        out = Files.newOutputStream(file);
        inFile = true;
        memory.writeTo(out);
        memory.reset();
    }

    InputStream reread() throws IOException {
        out.flush();
        return inFile ? Files.newInputStream(file) : new ByteArrayInputStream(memory.toByteArray());
    }

    byte[] all() throws IOException {
        try (InputStream in = reread()) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (inFile) {
            Files.deleteIfExists(file);
        }
    }
}
