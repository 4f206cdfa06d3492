package org.postern.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read any number of times, kept in memory, a file or a queue. */
public interface Content {
    InputStream open() throws IOException;

    /** Size in bytes, or -1 where only reading it through would tell. */
    long size();

    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }
}
