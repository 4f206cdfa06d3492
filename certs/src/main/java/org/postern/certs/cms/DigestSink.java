package org.postern.certs.cms;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;

/** Takes several digests of one stream. */
final class DigestSink extends OutputStream {
    private final List<MessageDigest> digests;

    DigestSink(Collection<MessageDigest> digests) {
        this.digests = List.copyOf(digests);
    }

    @Override
    public void write(int b) {
        digests.forEach(d -> d.update((byte) b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        digests.forEach(d -> d.update(bytes, offset, length));
    }
}
