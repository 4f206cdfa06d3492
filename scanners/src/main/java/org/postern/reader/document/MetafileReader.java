package org.postern.reader.document;

import java.io.IOException;
import java.nio.file.Files;
import org.postern.read.FileKind;
import org.postern.read.Sign;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads the words of Windows drawings, as Office keeps charts and clip art. */
final class MetafileReader implements KindReader {
    private static final int MOST = 32 << 20;

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("emf") || kind.name().equals("wmf");
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, MetafileReader::read);
    }

    private static void read(Draft draft) throws IOException, LimitReached {
        draft.sign(Sign.Kind.DRAWING, "a Windows drawing");
        if (Files.size(draft.file().bytes()) > MOST) {
            throw new LimitReached("it is larger than " + (MOST >> 20) + " MB");
        }
        draft.text().section();
        Metafile drawing = new Metafile(Files.readAllBytes(draft.file().bytes()), draft.text());
        drawing.read();
        if (drawing.mayHoldMore()) {
            draft.unclear(
                    draft.file().called() + " is a Windows drawing that may hold words in its lines or pictures.");
        }
    }
}
