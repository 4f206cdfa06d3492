package org.postern.relay.queue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.mail.util.SharedByteArrayInputStream;
import javax.mail.util.SharedFileInputStream;
import org.apache.james.lifecycle.api.Disposable;
import org.apache.james.server.core.MimeMessageSource;
import org.postern.message.Content;

/**
 * A body on its way into or out of the queue: small ones in memory, large ones in a file of the work folder, read as
 * shared streams so that javax.mail parses them where they are instead of copying them into an array.
 */
final class SpooledBody extends OutputStream implements Content, MimeMessageSource, Disposable {
    /** Bytes kept in memory. */
    static final int IN_MEMORY = 100 * 1024;

    private final WorkFolder folder;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<Path> file = Optional.empty();
    private OutputStream out = memory;
    private long size;

    SpooledBody(WorkFolder folder) {
        this.folder = folder;
    }

    /** Copies a body out of the store. */
    static SpooledBody of(Content stored, WorkFolder folder) throws IOException {
        SpooledBody body = new SpooledBody(folder);
        try (body;
                InputStream in = stored.open()) {
            in.transferTo(body);
            return body;
        } catch (IOException e) {
            body.dispose();
            throw e;
        }
    }

    boolean isLarge() {
        return file.isPresent();
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file.isEmpty() && size + length > IN_MEMORY) {
            moveToFile();
        }
        out.write(bytes, offset, length);
        size += length;
    }

    private void moveToFile() throws IOException {
        Path created = folder.newFile();
        file = Optional.of(created);
        out = new BufferedOutputStream(Files.newOutputStream(created));
        memory.writeTo(out);
        memory = new ByteArrayOutputStream(0);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    @Override
    public InputStream open() throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(memory.toByteArray());
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return file.isPresent()
                ? new SharedFileInputStream(file.get().toFile())
                : new SharedByteArrayInputStream(memory.toByteArray());
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long getMessageSize() {
        return size;
    }

    @Override
    public String getSourceId() {
        return "queue-" + System.identityHashCode(this);
    }

    /** Streams that are open stay readable: the file only loses its name. */
    @Override
    public void dispose() {
        file.ifPresent(WorkFolder::remove);
    }
}
