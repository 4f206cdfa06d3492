package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.postern.message.Content;

/** The bytes of a James source; whoever made the source disposes of it. */
record SourceContent(MimeMessageInputStreamSource source) implements Content {
    @Override
    public InputStream open() throws IOException {
        return source.getInputStream();
    }

    @Override
    public long size() {
        return source.getMessageSize();
    }
}
