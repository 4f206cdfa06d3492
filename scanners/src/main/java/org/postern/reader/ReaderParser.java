package org.postern.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.io.FileUtils;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.postern.message.PartPath;
import org.postern.read.FileItem;
import org.postern.read.FileKinds;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.fork.AnswerKeys;
import org.postern.read.fork.ReadRequest;
import org.postern.read.fork.ReportJson;
import org.postern.reader.guard.Confinement;
import org.xml.sax.ContentHandler;

/** The reader's door: Tika's server in the child JVM gives it a file and takes back one metadata value, the report. */
public final class ReaderParser implements Parser {
    private static final long serialVersionUID = 1;

    /** The only type it takes, and the only one {@link OneType} tells. */
    static final MediaType TYPE = MediaType.application("x-postern-file");

    /** Characters of a report that the relay takes into its memory. */
    private static final int MOST = 32 << 20;

    private static final String PROCESS = Long.toString(ProcessHandle.current().pid());

    private final transient Path scratch;
    private final transient FileWalk walk;
    private final transient String confinement;

    /** For Tika, which makes it when the child starts. */
    public ReaderParser() {
        try {
            scratch = Files.createTempDirectory("reader");
            walk = Readers.walk();
            confinement = Confinement.install().map(Confinement::toString).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            System.err.println("A reader cannot start: " + e); // Tika would not say why
            throw e;
        }
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
        metadata.set(AnswerKeys.PROCESS, PROCESS);
        metadata.set(AnswerKeys.CONFINEMENT, confinement);
        Path own = Files.createTempDirectory(scratch, "file");
        try {
            metadata.set(AnswerKeys.REPORT, report(stream, request, own));
        } finally {
            FileUtils.deleteQuietly(own.toFile()); // with what parsers left in it
        }
    }

    private String report(InputStream stream, ReadRequest request, Path own) throws IOException {
        Path copy = Files.createTempFile(own, "item", "");
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
        FileReport report = walk.walk(root, new Session(request.limits(), own, request.draws()));
        String json = ReportJson.write(report);
        return json.length() <= MOST ? json : ReportJson.write(tooMuch(root, report));
    }

    /** More than the relay takes into its memory. */
    private static FileReport tooMuch(OpenFile root, FileReport report) {
        Reading reading = new Reading.Unreadable(root.called() + " holds too much text.");
        FileItem item = FileItem.bare(root.path(), root.name(), root.kind(), reading);
        return new FileReport(List.of(item), report.bytes(), report.pages(), report.cpu());
    }
}
