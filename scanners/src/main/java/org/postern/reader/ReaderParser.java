package org.postern.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.postern.message.PartPath;
import org.postern.read.FileKinds;
import org.postern.read.fork.AnswerKeys;
import org.postern.read.fork.ReadRequest;
import org.postern.read.fork.ReportJson;
import org.xml.sax.ContentHandler;

/** The reader's door: Tika's server in the child JVM gives it a file and takes back one metadata value, the report. */
public final class ReaderParser implements Parser {
    private static final long serialVersionUID = 1;

    /** The only type it takes, and the only one {@link OneType} tells. */
    static final MediaType TYPE = MediaType.application("x-postern-file");

    private static final String PROCESS = Long.toString(ProcessHandle.current().pid());

    private final transient Path scratch;
    private final transient FileWalk walk;

    /** For Tika, which makes it when the child starts. */
    public ReaderParser() {
        try {
            scratch = Files.createTempDirectory("reader");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        walk = Readers.walk(scratch);
    }

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(TYPE);
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, TikaException {
        ReadRequest request = context.get(ReadRequest.class);
        if (request == null) {
            throw new TikaException("no request came with the file");
        }
        Path copy = Files.createTempFile(scratch, "item", "");
        Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
        Optional<String> name = Optional.ofNullable(request.name());
        OpenFile root = new OpenFile(
                new PartPath(request.path()),
                name,
                Optional.of(request.type()),
                FileKinds.whole(copy, name),
                copy,
                0,
                OptionalInt.empty());
        metadata.set(AnswerKeys.PROCESS, PROCESS);
        metadata.set(
                AnswerKeys.REPORT,
                ReportJson.write(walk.walk(root, new Session(request.limits(), scratch, request.draws()))));
    }
}
