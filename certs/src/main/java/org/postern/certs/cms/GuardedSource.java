package org.postern.certs.cms;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Marks failures of the stream itself, so that they are not taken for damage in the mail. */
final class GuardedSource extends FilterInputStream {
    GuardedSource(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }
}
