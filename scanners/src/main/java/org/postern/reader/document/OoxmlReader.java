package org.postern.reader.document;

import java.io.IOException;
import java.util.Set;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads Word, Excel and PowerPoint as they are since 2007, their templates and shows. */
final class OoxmlReader implements KindReader {
    private static final Set<String> KINDS = Set.of("docx", "xlsx", "pptx");

    @Override
    public boolean reads(FileKind kind) {
        return KINDS.contains(kind.name());
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException {
        if (OleFile.is(file.bytes())) { // locked ones are OLE files
            return Draft.of(file, session, OleReader::read);
        }
        return Draft.of(file, session, draft -> {
            try (ZipParts zip = ZipParts.open(file.bytes(), session)) {
                new OoxmlWork(draft, zip).read();
            }
        });
    }
}
