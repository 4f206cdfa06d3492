package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads what Office saves as one XML file: Word and Excel as of 2003, and a package of today without its ZIP. */
final class XmlOfficeReader implements KindReader {
    private static final Set<String> KINDS = Set.of("wordml", "excelml", "flatopc");

    @Override
    public boolean reads(FileKind kind) {
        return KINDS.contains(kind.name());
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, XmlOfficeReader::read);
    }

    private static void read(Draft draft) throws IOException, LimitReached {
        try (InputStream in = draft.file().content().open()) {
            switch (draft.file().kind().name()) {
                case "wordml" -> {
                    WordXml word = new WordXml(draft);
                    Xml.read(in, word);
                    word.files();
                }
                case "excelml" -> Xml.read(in, new BookXml(draft, hiddenSheets(draft)));
                default -> draft.child(Optional.of("package"), Optional.empty(), FlatPackage.zip(in));
            }
        }
    }

    private static Set<Integer> hiddenSheets(Draft draft) throws IOException, LimitReached {
        BookXml.HiddenSheets sheets = new BookXml.HiddenSheets();
        try (InputStream in = draft.file().content().open()) {
            Xml.read(in, sheets);
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            draft.damaged(); // what comes before the damage is read all the same
        }
        return sheets.numbers();
    }
}
