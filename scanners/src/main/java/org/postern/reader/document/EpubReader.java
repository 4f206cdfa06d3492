package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads e-books (EPUB 3.3): each chapter is a web page of its own. */
final class EpubReader implements KindReader {
    /** Fonts scrambled against copying; everything else that is encrypted is (4.4 and what Adobe did before it). */
    private static final Set<String> SCRAMBLED =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("epub");
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, draft -> {
            try (ZipParts zip = ZipParts.open(file.bytes(), session)) {
                read(draft, zip);
            }
        });
    }

    private static void read(Draft draft, ZipParts zip) throws IOException, LimitReached {
        if (zip.has("META-INF/encryption.xml")) {
            locks(zip);
        }
        for (String name : zip.names()) {
            if (name.endsWith(".opf") || name.endsWith(".ncx")) {
                draft.text().section(OptionalInt.empty(), Optional.of("Properties"), false);
                try (InputStream in = zip.open(name)) {
                    Xml.read(in, new OtherText(draft.text(), false));
                }
            } else if (!name.matches("mimetype|meta-inf/.*|.*\\.(css|otf|ttf|woff2?)|.*/")) {
                page(draft, zip, name);
            }
        }
        if (draft.isEmpty()) {
            draft.unreadable(draft.file().called() + " holds nothing that can be read.");
        }
    }

    private static void locks(ZipParts zip) throws IOException, LimitReached {
        boolean[] locked = {false};
        try (InputStream in = zip.open("META-INF/encryption.xml")) {
            Xml.read(
                    in,
                    new Starts(xml -> locked[0] |= xml.getLocalName().equals("EncryptionMethod")
                            && !SCRAMBLED.contains(
                                    Xml.attribute(xml, "Algorithm").orElse(""))));
        }
        if (locked[0]) {
            throw new Locked("is protected against copying, so only its buyer's reader opens it");
        }
    }

    private static void page(Draft draft, ZipParts zip, String name) throws IOException, LimitReached {
        String spelt = zip.spelt(name);
        Optional<String> type = name.matches(".*\\.(xhtml|html?|xml)") ? Optional.of("text/html") : Optional.empty();
        try (InputStream in = zip.open(name)) {
            draft.child(Optional.of(spelt.substring(spelt.lastIndexOf('/') + 1)), type, in);
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            draft.damaged();
        }
    }
}
