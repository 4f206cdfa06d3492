package org.postern.store.quarantine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.postern.message.Content;

/**
 * A held mail as it goes out: the bytes as received after exactly one trace field. Nothing below it changes, so that
 * signatures over the mail still hold (RFC 6376 3.5 signs named fields only, and trace fields go on top, RFC 5321 4.4).
 */
record ReleasedBody(String id, Instant at, Content original) implements Content {
    @Override
    public InputStream open() throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(trace()), original.open());
    }

    @Override
    public long size() {
        return original.size() < 0 ? -1 : trace().length + original.size();
    }

    /** Names nobody: the recipient need not know who looked. */
    private byte[] trace() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
        return ("X-Postern-Released: " + id + "; " + date + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
