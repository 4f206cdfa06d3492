package org.postern.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.message.Content;
import org.postern.message.PartPath;
import org.postern.read.FileKind;

/**
 * One file on its way through a reader.
 *
 * @param name as it stands in the mail or the container, never used as a name on disk
 * @param type the media type it was declared with
 * @param kind by content
 * @param bytes where its bytes stand, in the reader's scratch folder; gone after it was read
 * @param depth containers around it
 * @param page of the document it stands on, from 1
 */
public record OpenFile(
        PartPath path,
        Optional<String> name,
        Optional<String> type,
        FileKind kind,
        Path bytes,
        int depth,
        OptionalInt page) {
    /** How people would call it: its name, or what it is. */
    public String called() {
        return kind.called(name);
    }

    public Content content() {
        return content(bytes);
    }

    static Content content(Path bytes) {
        return new Content() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(bytes);
            }

            @Override
            public long size() {
                try {
                    return Files.size(bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
