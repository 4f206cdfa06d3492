package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads OpenDocument 1.4 texts, spreadsheets and presentations, as LibreOffice writes them, and their templates. */
final class OdfReader implements KindReader {
    private static final Set<String> KINDS = Set.of("odt", "ods", "odp", "odg");

    @Override
    public boolean reads(FileKind kind) {
        return KINDS.contains(kind.name());
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, draft -> {
            if (isFlat(file)) {
                OdfWork.flat(draft);
                return;
            }
            try (ZipParts zip = ZipParts.open(file.bytes(), session)) {
                new OdfWork(draft, zip).read();
            }
        });
    }

    /** All parts of it in one XML file (OpenDocument 1.3 part 3, 3.1.2). */
    private static boolean isFlat(OpenFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.bytes())) {
            return !new String(in.readNBytes(2), StandardCharsets.ISO_8859_1).equals("PK");
        }
    }
}
