package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/** Reads the parts of one OpenDocument package (OpenDocument 1.3 part 2). */
final class OdfWork {
    private static final Pattern DULL =
            Pattern.compile("mimetype|(.*/)?settings\\.xml|manifest\\.rdf|layout-cache|meta-inf/.*"
                    + "|configurations2/.*|objectreplacements/.*|fonts/.*|.*/|.*/meta\\.xml");

    private final Draft draft;
    private final ZipParts zip;

    OdfWork(Draft draft, ZipParts zip) {
        this.draft = draft;
        this.zip = zip;
    }

    void read() throws IOException, LimitReached {
        if (zip.has("META-INF/manifest.xml")) {
            manifest();
        }
        if (!zip.has("content.xml")) {
            throw new IOException("no content");
        }
        document("");
        properties();
        for (String name : zip.names()) {
            if (name.matches(".+/content\\.xml")) {
                document(name.substring(0, name.length() - "content.xml".length()));
            } else if (name.matches("(basic|scripts)/.*")) {
                // the lists alone, LibreOffice writes for any document once its macros were looked at
                if (!name.matches("(.*/)?((script|dialog)-l[bc]\\.xml)?")) {
                    draft.sign(Sign.Kind.MACRO, "macros in a document");
                }
            } else if (!DULL.matcher(name).matches() && !name.matches("(.*/)?(content|styles|meta)\\.xml")) {
                file(name);
            }
        }
    }

    /** A document that is one XML file. */
    static void flat(Draft draft) throws IOException, LimitReached {
        OdfText text = new OdfText(draft);
        draft.text().section();
        try (InputStream in = Files.newInputStream(draft.file().bytes())) {
            Xml.read(in, text);
        } finally {
            text.comments();
        }
    }

    /** Part 2, 4.8.3: an entry with encryption data is one that a password is needed for. */
    private void manifest() throws IOException, LimitReached {
        boolean[] locked = {false};
        try (InputStream in = zip.open("META-INF/manifest.xml")) {
            Xml.read(in, new Starts(xml -> locked[0] |= xml.getLocalName().equals("encryption-data")));
        }
        if (locked[0]) {
            throw new Locked();
        }
    }

    /** Styles come first: they say what is hidden. */
    private void document(String folder) throws IOException, LimitReached {
        OdfText text = new OdfText(draft);
        draft.text().section(OptionalInt.empty(), Optional.of("Headers"), false);
        if (zip.has(folder + "styles.xml")) {
            parse(folder + "styles.xml", text);
        }
        draft.text().section();
        parse(folder + "content.xml", text);
        text.comments();
    }

    private void parse(String name, Xml.Sink sink) throws IOException, LimitReached {
        try (InputStream in = zip.open(name)) {
            Xml.read(in, sink);
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            draft.damaged();
        }
    }

    private void properties() throws IOException, LimitReached {
        if (zip.has("meta.xml")) {
            draft.text().section(OptionalInt.empty(), Optional.of("Properties"), true);
            parse("meta.xml", new Meta(draft.text()));
        }
    }

    private void file(String name) throws IOException, LimitReached {
        if (name.startsWith("thumbnails/")) {
            return; // the first page again, as a small picture that only file managers show
        }
        String spelt = zip.spelt(name);
        try (InputStream in = zip.open(name)) {
            draft.child(spelt.substring(spelt.lastIndexOf('/') + 1), in);
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            draft.damaged();
        }
    }

    /** What the properties say in words; who wrote it with which program is left out. */
    private static final class Meta implements Xml.Sink {
        private final DocumentText out;
        private boolean said;

        Meta(DocumentText out) {
            this.out = out;
        }

        @Override
        public void start(XMLStreamReader xml) {
            said = xml.getLocalName().matches("title|description|subject|keyword|user-defined");
        }

        @Override
        public void end(String name) {
            out.line();
            said = false;
        }

        @Override
        public void characters(String words) throws LimitReached {
            if (said) {
                out.words(words, false);
            }
        }
    }
}
