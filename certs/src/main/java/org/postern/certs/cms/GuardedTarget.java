package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Marks failures to write, so that they are not taken for damage in the mail. */
final class GuardedTarget extends OutputStream {
    private final OutputStream out;

    GuardedTarget(Path file) throws SourceFailed {
        try {
            this.out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }
}
