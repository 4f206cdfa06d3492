package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads Apple's Pages, Numbers and Keynote: the words of the document, its pictures, and the preview that it holds. */
final class IworkReader implements KindReader {
    private static final Set<String> KINDS = Set.of("pages", "numbers", "key");

    @Override
    public boolean reads(FileKind kind) {
        return KINDS.contains(kind.name());
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, draft -> {
            read(draft, file.bytes());
            if (draft.isEmpty()) {
                draft.unreadable(file.called() + " holds nothing that can be read.");
            }
        });
    }

    private static void read(Draft draft, Path file) throws IOException, LimitReached {
        try (ZipParts zip = ZipParts.open(file, draft.session())) {
            if (zip.has(".iwph") || zip.has(".iwpv2") || zip.has(".iwpv")) {
                throw new Locked();
            }
            draft.text().section();
            for (String name : zip.names()) {
                part(draft, zip, name);
            }
        }
    }

    private static void part(Draft draft, ZipParts zip, String name) throws IOException, LimitReached {
        if (name.endsWith(".iwa")) {
            try (InputStream in = zip.open(name)) {
                Iwa.read(in, draft.text(), draft.session());
            }
            if (name.contains("/tables/tile")) { // numbers of cells are packed in a way nobody has published
                draft.partly("Numbers in the tables of " + draft.file().name().orElse("it") + " cannot be read.");
            }
        } else if (name.matches("index\\.(xml|apxl)(\\.gz)?")) { // as it was until 2013
            draft.text().section(OptionalInt.empty(), Optional.empty(), false);
            try (InputStream in = plain(zip.open(name), name)) {
                Xml.read(in, new OtherText(draft.text(), true));
            }
        } else if (name.equals("index.zip")) {
            index(draft, zip, name);
        } else if (!name.matches(
                ".*/|metadata/(properties|documentidentifier|buildversionhistory)(\\.plist)?|buildversionhistory\\.plist")) {
            String spelt = zip.spelt(name);
            try (InputStream in = zip.open(name)) {
                draft.child(spelt.substring(spelt.lastIndexOf('/') + 1), in);
            }
        }
    }

    private static InputStream plain(InputStream in, String name) throws IOException {
        return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static void index(Draft draft, ZipParts zip, String name) throws IOException, LimitReached {
        Path copy = Files.createTempFile(draft.session().scratch(), "index", "");
        try {
            try (InputStream in = zip.open(name)) {
                Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            try (ZipParts inner = ZipParts.open(copy, draft.session())) {
                for (String part : inner.names()) {
                    part(draft, inner, part);
                }
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
